// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wippy.runtime.load.Problem;

final class ConfigurationTest {
    @TempDir private Path directory;

    private Configuration configuration(String file, Map<String, String> environment)
            throws IOException {
        Files.writeString(directory.resolve(".wippy.yaml"), file);
        return new Configuration(
                new RunArguments(
                        LineParser.parse(Commands.program(), List.of("run")),
                        List.of(directory.toString())),
                environment);
    }

    @Test
    void theEnvironmentNamesTheNodeAndSaysSo() throws IOException {
        var both = Map.of("WIPPY_NODE_ID", "first", "WIPPY_RELAY_NODE_NAME", "second");
        var named = configuration("relay: { node_name: file }\n", both);
        assertThat(named.nodeName()).isEqualTo("first");
        assertThat(named.shown()).isEqualTo("relay.node_name = first  # WIPPY_NODE_ID\n");
        var second = Map.of("WIPPY_NODE_ID", "", "WIPPY_RELAY_NODE_NAME", "second");
        assertThat(configuration("", second).nodeName()).isEqualTo("second");
        assertThat(configuration("", Map.of()).nodeName()).isEqualTo("local");
        assertThat(configuration("", Map.of("WIPPY_NODE_ID", "a b")).problems())
                .extracting(Problem::file, Problem::message)
                .containsExactly(
                        tuple(
                                "WIPPY_NODE_ID",
                                "expected a name without blanks, '@', '|' and braces as"
                                        + " 'relay.node_name', got 'a b'"));
    }

    @Test
    void aVariableOfTheEnvironmentStandsWhereItIsUsed() throws IOException {
        var found =
                configuration(
                        "vars: { n: \"${env:N}\" }\nrelay: { node_name: \"x-${n}\" }\n",
                        Map.of("N", "7"));
        assertThat(found.nodeName()).isEqualTo("x-7");
    }
}
