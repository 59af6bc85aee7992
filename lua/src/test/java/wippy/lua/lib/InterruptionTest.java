// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wippy.lua.LuaState;

/** Builtins whose work has no end to speak of stop when their state is interrupted. */
@Tag("withoutAccess")
final class InterruptionTest {

    private static final long STACK_BYTES = 64 << 20;

    /** What a kill is to Lua: pcall does not catch it. */
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "string.find(('a'):rep(5000), ('a*'):rep(8) .. 'b')",
                "string.match(('a'):rep(500000), '.-.-b')",
                "string.gsub(('a'):rep(500000), '.-b', '')",
                "for _ in ('a'):rep(500000):gmatch('.-b') do end",
                "while true do string.rep('x', 1000) end",
                "table.move({}, 1, math.maxinteger - 1, 2)",
                "table.concat(setmetatable({}, {__index = function() return '' end}), '', 1, 1 <<"
                        + " 40)",
                "table.insert(setmetatable({}, {__len = function() return 1 << 40 end}), 1, 1)",
                "table.remove(setmetatable({}, {__len = function() return 1 << 40 end}), 1)",
                "local t = {} for i = 1, 1e6 do t[i] = i % 1000 end "
                        + "while true do table.sort(t, function(a, b) return a < b end) end",
                "local t = {} for i = 1, 1e6 do t[i] = i % 1000 .. '' end while true do "
                        + "t[1] = 'x' .. #t table.sort(t) end",
                "load(function() return ' ' end)",
                "pcall(string.find, ('a'):rep(5000), ('a*'):rep(8) .. 'b')",
                "coroutine.wrap(function() ('a'):rep(5000):find(('a*'):rep(8) .. 'b') end)()",
            })
    void endlessWorkStopsWhenInterrupted(String code) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var outcome = new AtomicReference<Throwable>();
        LuaState state =
                LibraryStates.plain(
                        () -> {
                            throw new Stopped();
                        });
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            begun.countDown();
                            try {
                                LibraryStates.run(state, code);
                            } catch (Throwable e) {
                                outcome.set(e);
                            }
                        },
                        "lua",
                        STACK_BYTES);
        thread.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        // The work has to be under way; were it not, the interruption would stop it all the same.
        thread.join(100);
        state.interrupt();
        thread.join(10_000);
        assertThat(thread.isAlive()).as("still running after ten seconds").isFalse();
        assertThat(outcome.get()).isInstanceOf(Stopped.class);
    }
}
