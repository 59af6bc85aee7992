// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application sees of the versions that it had when it ran before. */
final class HistoryTest {
    private static final String APPLICATION =
            """
            namespace: app
            entries:
              - { name: terminal, kind: terminal.host }
              - { name: note, kind: registry.entry, text: as loaded }
              - name: change
                kind: process.lua
                source: |
                  local function main(text)
                    local changes = registry.snapshot():changes()
                    changes:update({ id = "app:note", kind = "registry.entry", data = { text = text } })
                    local version, err = changes:apply()
                    print(version, err, registry.get("app:note").data.text)
                  end
                  return { main = main }
                method: main
                modules: [registry]
              - name: back
                kind: process.lua
                source: |
                  local function main()
                    local version = registry.current_version():previous()
                    print(registry.apply_version(version), registry.get("app:note").data.text)
                  end
                  return { main = main }
                method: main
                modules: [registry]
              - name: show
                kind: process.lua
                source: |
                  local function main()
                    local shown = {}
                    for i, version in ipairs(registry.versions()) do
                      local at = registry.history():snapshot_at(version)
                      shown[i] = tostring(version) .. "=" .. at:get("app:note").data.text
                    end
                    print(registry.current_version(), table.concat(shown, ", "))
                    local delta = registry.build_delta(
                      registry.versions()[1], registry.current_version())
                    for _, change in ipairs(delta) do
                      print(change.kind, change.entry.id, change.entry.data.text)
                    end
                  end
                  return { main = main }
                method: main
                modules: [registry]
            """;

    @TempDir private Path directory;

    @BeforeEach
    void makeApplication() throws IOException {
        Definitions.write(directory, APPLICATION);
    }

    private CommandRun run(String process, String... arguments) {
        var all =
                new ArrayList<>(
                        List.of(
                                "run",
                                directory.toString(),
                                "--set",
                                "registry.history_type=sqlite",
                                "-x",
                                process));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void theNextRunGoesOnWithTheVersionsOfTheOneBefore() {
        assertThat(run("show").together()).isEqualTo("v0\tv0=as loaded\n");
        assertThat(run("change", "first").together()).isEqualTo("v1\tnil\tfirst\n");
        assertThat(run("change", "second").together()).isEqualTo("v2\tnil\tsecond\n");
        assertThat(run("show").together())
                .isEqualTo(
                        """
                        v2\tv0=as loaded, v1=first, v2=second
                        entry.update\tapp:note\tsecond
                        """);
        assertThat(run("back").together()).isEqualTo("true\tfirst\n");
        assertThat(run("change", "third").together()).isEqualTo("v3\tnil\tthird\n");
        assertThat(run("back").together()).isEqualTo("true\tfirst\n");
        assertThat(run("show").together())
                .isEqualTo(
                        """
                        v1\tv0=as loaded, v1=first, v2=second, v3=third
                        entry.update\tapp:note\tfirst
                        """);
        assertThat(directory.resolve(".wippy/registry.db")).exists();
    }

    @Test
    void withAHistoryThatIsDamagedTheApplicationRunsAsItWasLoaded() throws IOException {
        run("change", "first");
        Path file = directory.resolve(".wippy/registry.db");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        var run = run("show");
        assertThat(run.error())
                .contains("error: the history " + file + " is damaged: ")
                .contains("move it away to begin a new one")
                .contains("until then versions are kept in memory and the file is left alone");
        assertThat(run.output()).isEqualTo("v0\tv0=as loaded\n");
        assertThat(Files.size(file)).isEqualTo(bytes.length / 2);
    }

    @Test
    void changesThatCannotBeReadAreTreatedAsADamagedFile() throws Exception {
        run("change", "first");
        Path file = directory.resolve(".wippy/registry.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("UPDATE change SET data = x'ff'");
        }
        var run = run("show");
        assertThat(run.error()).contains("is damaged: a change of v1 cannot be read");
        assertThat(run.output()).isEqualTo("v0\tv0=as loaded\n");
    }
}
