// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.List;
import wippy.lua.Coroutine;
import wippy.lua.Hook;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.Results;

/**
 * {@code debug.sethook} and {@code gethook} (Lua 5.3 §6.10): lines and counts. From the first chunk
 * on that has the word {@code sethook}, chunks are compiled so that they call the {@link Hook}.
 * There are no events of calls and returns and no hooks of single coroutines.
 */
final class HookFunctions {

    private static final int COUNT_MAX = (1 << 24) - 1;

    private HookFunctions() {}

    static List<LuaFunction> functions() {
        return List.of(new SetHook(), new GetHook());
    }

    private static final class SetHook extends BuiltinVariadic {
        SetHook() {
            super("sethook");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            state.trace();
            refuseCoroutine(state, Arguments.get(arguments, 1));
            if (Arguments.get(arguments, 1) == null) {
                state.setHook(null);
                return Results.NONE;
            }
            String mask = Arguments.string(state, this, 2, Arguments.get(arguments, 2));
            LuaFunction function = Arguments.function(state, this, 1, arguments[0]);
            long count = Arguments.integer(state, this, 3, Arguments.get(arguments, 3), 0);
            if (mask.indexOf('c') >= 0 || mask.indexOf('r') >= 0) {
                throw Arguments.bad(
                        state, this, 2, "no events of calls and returns, only 'l' and a count");
            }
            boolean onLines = mask.indexOf('l') >= 0;
            int every = Math.clamp(count, 0, COUNT_MAX);
            state.setHook(onLines || every > 0 ? new Hook(function, onLines, every) : null);
            return Results.NONE;
        }
    }

    private static final class GetHook extends Builtin1 {
        GetHook() {
            super("gethook");
        }

        @Override
        public Object call(LuaState state, Object thread) {
            refuseCoroutine(state, thread);
            Hook hook = state.hook();
            return hook == null
                    ? Results.of(null, "", 0L)
                    : Results.of(hook.function(), hook.onLines() ? "l" : "", (long) hook.every());
        }
    }

    private static void refuseCoroutine(LuaState state, Object value) {
        if (value instanceof Coroutine) {
            throw LuaError.of(
                    state,
                    "no hooks of single coroutines: leave the thread out, a hook is for all");
        }
    }
}
