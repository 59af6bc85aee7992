// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StrictModeTest {

    private static final String BODY =
            "local id, err = system.node.id() io.print(id, err and err:kind(), err)";

    @TempDir private Path directory;

    @BeforeEach
    void write() throws IOException {
        Definitions.writeWithTerminal(
                directory,
                Definitions.process("nobody", BODY, "io, system")
                        + Definitions.process("reader", BODY, "io, system")
                        + "    security: { actor: { id: reader }, policies: [reading] }\n"
                        + """
                          - name: reading
                            kind: security.policy
                            policy: { actions: "*.read", resources: node, effect: allow }
                        """);
    }

    private CommandRun run(String process, String... more) {
        String[] all = new String[more.length + 4];
        all[0] = "run";
        all[1] = directory.toString();
        System.arraycopy(more, 0, all, 2, more.length);
        all[all.length - 2] = "-x";
        all[all.length - 1] = process;
        return CommandRun.of(all);
    }

    @Test
    void whoeverRunsInNoNameMayDoEverything() {
        assertThat(run("nobody")).returns("local\tnil\tnil\n", CommandRun::output);
    }

    @Test
    void inStrictModeWhoeverRunsInNoNameMayDoNothing() {
        assertThat(run("nobody", "--set", "security.strict_mode=true").output())
                .isEqualTo(
                        "nil\tInvalid\tnot allowed: system.read on node needs an actor and a scope,"
                                + " since security.strict_mode is on, and there is no actor\n");
    }

    @Test
    void inStrictModeAnEntryMayDoWhatItsPoliciesAllow() {
        assertThat(run("reader", "--set", "security.strict_mode=true"))
                .returns("local\tnil\tnil\n", CommandRun::output);
    }
}
