// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import wippy.lua.Dialect;
import wippy.lua.LuaState;
import wippy.lua.Results;
import wippy.lua.Waiting;
import wippy.lua.lib.ByteOutput;
import wippy.lua.lib.ByteOutput.Buffering;
import wippy.lua.lib.LoadedCode;
import wippy.lua.lib.StandardLibrary;
import wippy.lua.lib.StandardStreams;

final class CompletionsTest {

    private static final Waiting NOBODY =
            new Waiting() {
                @Override
                public void interrupted(boolean mayYield) {}

                @Override
                public boolean yieldOutsideCoroutine() {
                    return false;
                }
            };

    private final LuaState state = state();
    private final Completions completions = new Completions(state);

    private static LuaState state() {
        var output = new ByteOutput(OutputStream.nullOutputStream(), Buffering.NONE);
        var streams = new StandardStreams(new ByteArrayInputStream(new byte[0]), output, output);
        StandardLibrary library = StandardLibrary.plain(streams);
        return new LuaState(Dialect.PLAIN, NOBODY, library.globals(), library.stringMetatable());
    }

    private void run(String text) {
        Results.finish(state, LoadedCode.of(state, text, "=x", "t").function().call(state));
    }

    @Test
    void aNameBecomesAGlobalOrAKeyword() {
        assertThat(completions.of("re")).containsExactly("repeat", "require", "return");
        assertThat(completions.of("coroutin")).containsExactly("coroutine");
        assertThat(completions.of("nothing")).isEmpty();
    }

    @Test
    void afterADotComeFieldsThatCanBeWrittenSo() {
        run("t = {one = 1, once = {deep = 2}, ['on air'] = 3, ['end'] = 4, [5] = 6}");
        assertThat(completions.of("t.on")).containsExactly("t.once", "t.one");
        assertThat(completions.of("t.")).containsExactly("t.once", "t.one");
        assertThat(completions.of("t.once.d")).containsExactly("t.once.deep");
        assertThat(completions.of("t.none.d")).isEmpty();
        assertThat(completions.of("string.re")).containsExactly("string.rep", "string.reverse");
    }

    @Test
    void afterAColonComeMethodsAlsoInheritedOnes() {
        run(
                "Base = {walk = print, wait = 1} Base.__index = Base\n"
                        + "o = setmetatable({own = print}, Base) text = 'x'");
        assertThat(completions.of("o:")).containsExactly("o:own", "o:walk");
        assertThat(completions.of("o.wa")).containsExactly("o.wait", "o.walk");
        assertThat(completions.of("text:rev")).containsExactly("text:reverse");
        assertThat(completions.of("io.stdout:fl")).containsExactly("io.stdout:flush");
    }

    @Test
    void nothingIsCalledToFindOut() {
        run(
                "shy = setmetatable({}, {__index = function() error('called') end})\n"
                        + "turn = {} setmetatable(turn, {__index = turn})");
        assertThat(completions.of("shy.x")).isEmpty();
        assertThat(completions.of("shy.x.y")).isEmpty();
        assertThat(completions.of("turn.x")).isEmpty();
    }

    @Test
    void aWordIsWhatLooksLikeAPath() {
        assertThat(Completions.wordStart("print(a.b:c", 11)).isEqualTo(6);
        assertThat(Completions.wordStart("x = 'é", 6)).isEqualTo(6);
        assertThat(Completions.wordStart("", 0)).isZero();
    }
}
