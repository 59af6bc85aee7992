// SPDX-License-Identifier: Apache-2.0
package wippy.lua.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wippy.lua.Dialect;
import wippy.lua.LuaTable;

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

    @Test
    void limits() {
        LuaException.Kind reached = null;
        // @start region="limits"
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            Lua lua =
                    Lua.builder()
                            .libraries(EnumSet.of(Library.STRING, Library.TABLE))
                            .timeLimit(Duration.ofMillis(50), timer)
                            .depthLimit(1_000)
                            .build();
            lua.run("while true do end", "rules.lua");
        } catch (LuaException e) {
            reached = e.kind();
        } finally {
            timer.shutdownNow();
        }
        // @end
        assertThat(reached).isEqualTo(LuaException.Kind.TIME);
    }

    @Test
    void dialect() {
        // @start region="dialect"
        Lua application = Lua.builder().dialect(Dialect.APPLICATION).build();
        String text = application.run("return 10 / 2 .. ' of ' .. 7.5", "page").text(0);
        // @end
        assertThat(text).isEqualTo("5 of 7.5");
        String plain = Lua.builder().build().run("return 10 / 2 .. ' of ' .. 7.5", "page").text(0);
        assertThat(plain).isEqualTo("5.0 of 7.5");
    }

    @Test
    void close() {
        var output = new ByteArrayOutputStream();
        // @start region="close"
        try (Lua lua = Lua.builder().output(output).build()) {
            lua.run("kept = setmetatable({}, {__gc = function() print('bye') end})", "job.lua");
        }
        // @end
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("bye\n");
    }

    @Test
    void objects() {
        Lua lua = Lua.builder().build();
        // @start region="objects"
        record Account(String owner, AtomicLong cents) {}

        LuaTable methods = new LuaTable();
        methods.put(
                "deposit",
                Lua.function(
                        "deposit(account: Account, cents: integer): integer",
                        a -> a.object(0, Account.class).cents().addAndGet(a.integer(1))));
        LuaTable metatable = new LuaTable();
        metatable.put("__name", "Account");
        metatable.put("__index", methods);
        lua.set("account", new HostObject(new Account("Ada", new AtomicLong()), metatable));
        long cents = lua.run("account:deposit(50) return account:deposit(25)", "demo").integer(0);
        // @end
        assertThat(cents).isEqualTo(75);
    }

    @Test
    void everySnippetOfTheDocumentationIsARegionHere() throws IOException {
        Path sources = Path.of("src/main/java/wippy/lua/embed");
        Pattern snippet = Pattern.compile("\\{@snippet class=\"(\\w+)\" region=\"(\\w+)\"}");
        String here =
                Files.readString(
                        Path.of("src/test/java/wippy/lua/embed/EmbeddingExamplesTest.java"));
        var shown = new TreeSet<String>();
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                snippet.matcher(Files.readString(file))
                        .results()
                        .forEach(
                                m -> {
                                    assertThat(m.group(1)).isEqualTo("EmbeddingExamplesTest");
                                    shown.add(m.group(2));
                                });
            }
        }
        assertThat(shown).hasSizeGreaterThanOrEqualTo(5);
        assertThat(shown).allSatisfy(r -> assertThat(here).contains("start region=\"" + r + "\""));
    }
}
