// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import wippy.lua.lib.ByteOutput;
import wippy.lua.lib.LoadedCode;
import wippy.lua.lib.StandardLibrary;
import wippy.lua.lib.StandardStreams;

/** A program that wants more memory than there is gets an error of Lua, and goes on. */
final class MemoryBoundsTest {

    private static final int SECONDS_MAX = 120;

    private static final String PROGRAM =
            """
            local function try(name, f, ...)
              local ok, message = pcall(f, ...)
              print(name, ok, (tostring(message):gsub("^.-: ", "")))
            end
            try("rep", function() return #string.rep("x", 1 << 28) end)
            try("too long", function() return #string.rep("x", 1 << 40) end)
            try("..", function() local s = "x" while true do s = s .. s end end)
            try("loop", function() local s, r = ("x"):rep(100000), "" while true do r = r .. s end end)
            try("concat", function()
              local t = {}
              for i = 1, 1000 do t[i] = i end
              return #table.concat(t, ("x"):rep(1000000))
            end)
            try("gsub", function() return #(("x"):rep(100000):gsub("x", ("y"):rep(10000))) end)
            try("format", function() local s = ("x"):rep(2e7) return #("%s%s%s%s"):format(s, s, s, s) end)
            try("list", function() local t = {} while true do t[#t + 1] = {} end end)
            try("numbers", function() local t = {} for i = 1, 1e10 do t[i] = i end end)
            try("hash", function() local t = {} for i = 1, 1e10 do t[i * 7.5] = i end end)
            try("linked", function() local t = {} while true do t = { t } end end)
            try("closures", function() local f while true do local g = f f = function() return g end end end)
            try("coroutines", function()
              local t = {}
              while true do
                local resume = coroutine.wrap(function() coroutine.yield() end)
                resume()
                t[#t + 1] = resume
              end
            end)
            print(coroutine.resume(coroutine.create(function() local t = {} while true do t = { t } end end)))
            try("values", function() return select("#", 1, 2, table.unpack({}, 1, 999999)) end)
            local n = 0
            for i = 1, 1000 do local t = { i } n = n + #t end
            print(n, #string.rep("x", 1000000))
            """;

    /** What the other JVM runs. */
    static final class Child {
        private Child() {}

        static void main() throws IOException {
            var output = new ByteOutput(System.out, ByteOutput.Buffering.FULL);
            var streams = new StandardStreams(System.in, output, output);
            StandardLibrary library = StandardLibrary.plain(streams);
            LuaState state = States.plain(library.globals(), library.stringMetatable());
            LuaFunction main = LoadedCode.of(state, PROGRAM, "=program", "t").function();
            Results.finish(state, main.call(state));
            output.flush();
        }
    }

    @Test
    void lackOfMemoryIsAnErrorThatPcallCatches() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx48m",
                                "-XX:+UseSerialGC",
                                "--add-exports",
                                "java.base/jdk.internal.vm=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName())
                        .redirectErrorStream(true)
                        .start();
        try {
            byte[] printed = process.getInputStream().readNBytes(1 << 16);
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
            List<String> lines = new String(printed, StandardCharsets.ISO_8859_1).lines().toList();
            assertThat(lines)
                    .containsExactly(
                            "rep\tfalse\tnot enough memory",
                            "too long\tfalse\tresulting string too large",
                            "..\tfalse\tnot enough memory",
                            "loop\tfalse\tnot enough memory",
                            "concat\tfalse\tnot enough memory",
                            "gsub\tfalse\tnot enough memory",
                            "format\tfalse\tnot enough memory",
                            "list\tfalse\tnot enough memory",
                            "numbers\tfalse\tnot enough memory",
                            "hash\tfalse\tnot enough memory",
                            "linked\tfalse\tnot enough memory",
                            "closures\tfalse\tnot enough memory",
                            "coroutines\tfalse\tnot enough memory",
                            "false\tnot enough memory",
                            "values\tfalse\tstack overflow",
                            "1000\t1000000");
        } finally {
            process.destroyForcibly();
        }
    }
}
