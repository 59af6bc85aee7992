// SPDX-License-Identifier: Apache-2.0
package wippy.lua.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The examples of the documentation, which shows their regions. */
final class EmbeddingExamplesTest {

    @Test
    void first() {
        var output = new ByteArrayOutputStream();
        // @start region="first"
        Lua lua = Lua.builder().output(output).build();
        lua.register("add", arguments -> arguments.integer(0) + arguments.integer(1));
        lua.set("name", "Ada");
        String greeting = lua.run("return 'Hello, ' .. name .. add(20, 22)", "demo").text(0);
        lua.run("function twice(x) print(x) return x, x end", "library");
        Values values = lua.call(lua.get("twice").function(0), 1.5);
        // @end
        assertThat(greeting).isEqualTo("Hello, Ada42");
        assertThat(values.count()).isEqualTo(2);
        assertThat(values.number(1)).isEqualTo(1.5);
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("1.5\n");
    }
}
