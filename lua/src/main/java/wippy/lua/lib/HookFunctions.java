// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.List;
import wippy.lua.Coroutine;
import wippy.lua.Hook;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.Results;

/**
 * {@code debug.sethook} and {@code gethook} (Lua 5.3 §6.10). From the first chunk on that has the
 * word {@code sethook}, chunks are compiled so that they call the {@link Hook}; builtins do not.
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
            if (Arguments.get(arguments, 1) instanceof Coroutine coroutine) {
                coroutine.setHook(state, hook(state, arguments, 2));
            } else {
                state.setHook(hook(state, arguments, 1));
            }
            return Results.NONE;
        }

        private Hook hook(LuaState state, Object[] arguments, int first) {
            if (Arguments.get(arguments, first) == null) {
                return null;
            }
            String letters =
                    Arguments.string(state, this, first + 1, Arguments.get(arguments, first + 1));
            LuaFunction function =
                    Arguments.function(state, this, first, Arguments.get(arguments, first));
            long count =
                    Arguments.integer(
                            state, this, first + 2, Arguments.get(arguments, first + 2), 0);
            var mask =
                    new Hook.Mask(
                            letters.indexOf('c') >= 0,
                            letters.indexOf('r') >= 0,
                            letters.indexOf('l') >= 0,
                            Math.clamp(count, 0, COUNT_MAX));
            return mask.isEmpty() ? null : new Hook(function, mask);
        }
    }

    private static final class GetHook extends Builtin1 {
        GetHook() {
            super("gethook");
        }

        @Override
        public Object call(LuaState state, Object thread) {
            Hook hook =
                    thread instanceof Coroutine coroutine ? coroutine.hook(state) : state.hook();
            return hook == null
                    ? Results.of(null, "", 0L)
                    : Results.of(
                            hook.function(), hook.mask().letters(), (long) hook.mask().every());
        }
    }
}
