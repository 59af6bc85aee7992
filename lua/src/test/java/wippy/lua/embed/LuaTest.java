// SPDX-License-Identifier: Apache-2.0
package wippy.lua.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wippy.lua.Coroutine;
import wippy.lua.LuaTable;

/** Lua embedded in Java. */
@Tag("withoutAccess")
final class LuaTest {

    private static final ScheduledExecutorService TIMER =
            Executors.newSingleThreadScheduledExecutor();

    private final Lua lua = Lua.builder().build();

    @AfterAll
    static void stopTimer() {
        TIMER.shutdownNow();
    }

    private static LuaException failure(Lua lua, String source) {
        return catchThrowableOfType(LuaException.class, () -> lua.run(source, "test.lua"));
    }

    @Test
    void valuesPassBothWays() {
        byte[] bytes = {0, -1, 65};
        lua.set("bytes", bytes);
        lua.set("text", "grüß");
        Values values =
                lua.run("return bytes, text, #text, 2^53, 1 == 1, nil, {n = 7}, 'x'", "test.lua");
        assertThat(values.bytes(0)).isEqualTo(bytes);
        assertThat(values.text(1)).isEqualTo("grüß");
        assertThat(values.integer(2)).isEqualTo(6);
        assertThat(values.number(3)).isEqualTo(0x1p53);
        assertThat(values.isTrue(4)).isTrue();
        assertThat(values.isNil(5)).isTrue();
        assertThat(values.table(6).get("n")).isEqualTo(7L);
        assertThat(values.count()).isEqualTo(8);
        assertThatThrownBy(() -> values.integer(7))
                .hasMessage("bad argument #8 (integer expected, got string)");
        assertThatThrownBy(() -> lua.set("o", new Object()))
                .hasMessageContaining("wrap it in a HostObject");
    }

    @Test
    void javaFunctionsGiveSeveralValuesAndErrorsThatLuaCatches() {
        lua.register("divide", a -> Values.of(a.integer(0) / a.integer(1), a.integer(0) % 7));
        assertThat(lua.run("return divide(20, 3)", "t").integer(1)).isEqualTo(6);
        Values caught = lua.run("return pcall(divide, 1, 0)", "t");
        assertThat(caught.isTrue(0)).isFalse();
        assertThat(caught.text(1)).isEqualTo("divide: / by zero");
        assertThat(failure(lua, "\ndivide('x')"))
                .hasMessage("test.lua:2: divide: bad argument #1 (integer expected, got string)");
    }

    @Test
    void declaredTypesAreCheckedBeforeJavaIsCalled() {
        lua.register(
                "cut(text: string, to: integer?, side: 'left' | 'right' | nil, ...: number):"
                        + " string",
                a -> a.text(0).substring(0, a.isNil(1) ? 1 : (int) a.integer(1)));
        assertThat(lua.run("return cut('abc'), cut('abc', 2.0, 'left', 1, 2.5)", "t").text(1))
                .isEqualTo("ab");
        assertThat(failure(lua, "cut()"))
                .hasMessage("test.lua:1: bad argument #1 to 'cut' (string expected, got no value)");
        assertThat(failure(lua, "cut('a', 1.5)"))
                .hasMessage("test.lua:1: bad argument #2 to 'cut' (integer? expected, got number)");
        assertThat(failure(lua, "cut('a', 1, 'up')"))
                .hasMessageContaining("#3 to 'cut' ('left' | 'right' | nil expected, got string)");
        assertThat(failure(lua, "cut('a', 1, nil, 1, {})"))
                .hasMessageContaining("#5 to 'cut' (number expected, got table)");
    }

    @Test
    void aDeclaredTypeMayBeTheNameOfAMetatable() {
        LuaTable metatable = new LuaTable();
        metatable.put("__name", "Account");
        lua.register("open()", _ -> new HostObject(new StringBuilder("0"), metatable));
        lua.register(
                "amount(account: Account): string",
                a -> a.object(0, StringBuilder.class).toString());
        assertThat(lua.run("return amount(open())", "t").text(0)).isEqualTo("0");
        assertThat(failure(lua, "amount({})")).hasMessageContaining("Account expected, got table");
        assertThat(failure(lua, "amount(print)")).hasMessageContaining("got function");
    }

    @Test
    void aDeclarationThatCannotBeHeldIsRefused() {
        for (String wrong :
                new String[] {
                    "f(",
                    "f() end g()",
                    "f(a: b.c)",
                    "f(a: nil | typeof(g))",
                    "f() return 1",
                    "f(a: 1.5)"
                }) {
            assertThatThrownBy(() -> lua.register(wrong, _ -> null))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> lua.register("f(a: typeof(g))", _ -> null))
                .hasMessageContaining("cannot check arguments against 'typeof(g)'");
    }

    @Test
    void userdataCarryJavaObjects() {
        LuaTable methods = new LuaTable();
        methods.put(
                "append",
                Lua.function(
                        "append",
                        a -> {
                            a.object(0, StringBuilder.class).append(a.text(1));
                            return a.get(0);
                        }));
        LuaTable metatable = new LuaTable();
        metatable.put("__index", methods);
        StringBuilder builder = new StringBuilder();
        lua.set("builder", new HostObject(builder, metatable));
        lua.run("builder:append('a'):append('b')", "t");
        assertThat(builder).hasToString("ab");
        assertThat(failure(lua, "builder.append(1, 'x')"))
                .hasMessageContaining("StringBuilder expected, got number");
    }

    @Test
    void anErrorHasItsValueItsPositionAndItsCalls() {
        LuaException error = failure(lua, "local function f() error('no') end\nf()");
        assertThat(error.kind()).isEqualTo(LuaException.Kind.ERROR);
        assertThat(error).hasMessage("test.lua:1: no");
        assertThat(error.position()).contains("test.lua:1");
        assertThat(error.traceback().orElseThrow()).contains("test.lua:2: in main chunk");
        LuaException table = failure(lua, "error({code = 5})");
        assertThat(((LuaTable) table.value().orElseThrow()).get("code")).isEqualTo(5L);
        assertThat(table.position()).isEmpty();
        LuaException syntax = failure(lua, "x = = 1");
        assertThat(syntax.kind()).isEqualTo(LuaException.Kind.SYNTAX);
        assertThat(syntax.position()).contains("test.lua:1");
    }

    @Test
    void librariesAreThoseThatWereChosen() {
        assertThat(lua.run("return io, os, load, require, debug", "t").get(0)).isNull();
        for (int i = 0; i < 5; i++) {
            assertThat(lua.run("return io, os, load, require, debug", "t").isNil(i)).isTrue();
        }
        Lua bare = Lua.builder().libraries(Set.of()).build();
        assertThat(bare.run("return string, table, math, coroutine", "t").isNil(3)).isTrue();
        assertThat(failure(bare, "return ('x'):rep(2)"))
                .hasMessageContaining("attempt to index a string value");
        Lua whole = Lua.builder().libraries(EnumSet.allOf(Library.class)).build();
        assertThat(whole.run("return load('return 1')() + #package.path", "t").integer(0))
                .isPositive();
    }

    @Test
    @Timeout(20)
    void aCallThatTakesTooLongEndsHoweverItResists() {
        Lua limited = Lua.builder().timeLimit(Duration.ofMillis(30), TIMER).build();
        String resisting = "while true do pcall(function() while true do end end) end";
        assertThat(failure(limited, resisting).kind()).isEqualTo(LuaException.Kind.TIME);
        String inCoroutine = "coroutine.wrap(function() while true do end end)()";
        assertThat(failure(limited, inCoroutine).kind()).isEqualTo(LuaException.Kind.TIME);
        assertThat(limited.run("return 1 + 1", "t").integer(0)).isEqualTo(2);
    }

    @Test
    @Timeout(20)
    void aCallThatAllocatesTooMuchEnds() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Lua limited =
                Lua.builder()
                        .libraries(EnumSet.of(Library.STRING))
                        .memoryLimit(50_000_000, threads::getCurrentThreadAllocatedBytes, TIMER)
                        .build();
        LuaException error = failure(limited, "while true do kept = {1, 2, 3} end");
        assertThat(error.kind()).isEqualTo(LuaException.Kind.MEMORY);
        assertThat(error).hasMessage("memory limit of 50000000 bytes reached");
        assertThat(limited.run("return #('x'):rep(1000)", "t").integer(0)).isEqualTo(1000);
    }

    @Test
    @Timeout(20)
    void aLimitOfMemoryThatCannotBeHeldIsRefused() throws InterruptedException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Lua.Builder builder =
                Lua.builder().memoryLimit(1L << 40, threads::getCurrentThreadAllocatedBytes, TIMER);
        if (Coroutine.areContinuations()) {
            assertThat(builder.build().run("return 1", "t").count()).isEqualTo(1);
        } else {
            assertThatThrownBy(builder::build).hasMessageContaining("without Library.COROUTINE");
        }
        Lua limited = builder.libraries(Set.of()).build();
        List<Throwable> thrown = new ArrayList<>();
        Thread.startVirtualThread(
                        () ->
                                thrown.add(
                                        catchThrowableOfType(
                                                IllegalStateException.class,
                                                () -> limited.run("return 1", "t"))))
                .join();
        assertThat(thrown.getFirst()).hasMessageContaining("call from a platform thread");
        assertThat(limited.run("return 1", "t").count()).isEqualTo(1);
    }

    @Test
    @Timeout(20)
    void closingEndsWhateverFinalizersDo() {
        Lua limited = Lua.builder().timeLimit(Duration.ofMillis(30), TIMER).build();
        limited.run("a = setmetatable({}, {__gc = function() while true do end end})", "t");
        LuaException reached = catchThrowableOfType(LuaException.class, limited::close);
        assertThat(reached.kind()).isEqualTo(LuaException.Kind.TIME);
        limited.close();
    }

    @Test
    void closingClosesFiles(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("log");
        Lua writing = Lua.builder().libraries(EnumSet.of(Library.IO)).build();
        writing.set("path", file.toString());
        writing.run("log = io.open(path, 'w') log:write('kept')", "t");
        writing.close();
        assertThat(file).hasContent("kept");
    }

    @Test
    void depthIsLimitedToWhatWasChosen() {
        Lua limited = Lua.builder().depthLimit(100).build();
        String count = "local n = 0 local function f() n = n + 1 f() return 1 end ";
        Values values = limited.run(count + "local ok, e = pcall(f) return n, e", "t");
        assertThat(values.integer(0)).isBetween(80L, 100L);
        assertThat(values.text(1)).isEqualTo("t:1: stack overflow");
        assertThat(failure(limited, count + "f()")).hasMessageContaining("stack overflow");
        assertThat(limited.run("return 1", "t").integer(0)).isEqualTo(1);
    }
}
