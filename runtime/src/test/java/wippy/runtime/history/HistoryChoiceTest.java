// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wippy.registry.History;
import wippy.registry.MemoryHistory;
import wippy.runtime.config.Settings;
import wippy.runtime.load.Problem;

final class HistoryChoiceTest {
    @TempDir private Path directory;

    private final List<String> problems = new ArrayList<>();

    private HistoryChoice choice(String... settings) {
        var all = new Settings(Map.of());
        for (String setting : settings) {
            assertThat(all.set(setting)).isTrue();
        }
        return HistoryChoice.of(all, directory, this::note);
    }

    private void note(Problem problem) {
        problems.add(problem.message() + (problem.hint().isEmpty() ? "" : "; " + problem.hint()));
    }

    @Test
    void aHistoryIsInMemoryUnlessSettingsSayOtherwise() {
        assertThat(choice().open()).isInstanceOf(MemoryHistory.class);
        assertThat(choice("registry.history_type=memory").type())
                .isEqualTo(HistoryChoice.Type.MEMORY);
        assertThat(choice("registry.history_type=nil").open()).isSameAs(History.NONE);
        assertThat(choice("registry.history_type=sqlite", "registry.enable_history=false").type())
                .isEqualTo(HistoryChoice.Type.NONE);
        assertThat(problems).isEmpty();
    }

    @Test
    void theFileIsInTheApplicationUnlessSettingsSayOtherwise() {
        var usual = choice("registry.history_type=sqlite", "registry.enable_history=true");
        assertThat(usual.file()).isEqualTo(directory.resolve(".wippy/registry.db"));
        var other = choice("registry.history_type=sqlite", "registry.history_path=x/y.db");
        History history = other.open();
        try {
            assertThat(history).isInstanceOf(SqliteHistory.class);
            assertThat(directory.resolve("x/y.db")).exists();
        } finally {
            history.close();
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void settingsThatMakeNoSenseAreTold() {
        choice(
                "registry.history_type=sqlit",
                "registry.enable_history=yes",
                "registry.history_path=7");
        assertThat(problems)
                .containsExactly(
                        "expected memory, sqlite or nil as registry.history_type, got 'sqlit'; did"
                                + " you mean 'sqlite'?",
                        "expected true or false as registry.enable_history, got 'yes'",
                        "expected the path of a file as registry.history_path, got '7'");
    }
}
