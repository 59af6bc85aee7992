// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.Arrays;
import wippy.lua.LuaState;
import wippy.lua.ProtectedCalls;

/** {@code pcall} and {@code xpcall} (Lua 5.3 §6.1). */
final class ProtectedCall {

    private ProtectedCall() {}

    static final class Pcall extends BuiltinVariadic {
        Pcall() {
            super("pcall");
        }

        @Override
        public Object call(LuaState state, Object function) {
            return ProtectedCalls.pcall(state, function);
        }

        @Override
        public Object call(LuaState state, Object function, Object a) {
            return ProtectedCalls.pcall(state, function, a);
        }

        @Override
        public Object call(LuaState state, Object function, Object first, Object second) {
            return ProtectedCalls.pcall(state, function, first, second);
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            Object function = Arguments.any(state, this, 1, arguments);
            return ProtectedCalls.apply(
                    state, function, Arrays.copyOfRange(arguments, 1, arguments.length));
        }
    }

    static final class Xpcall extends BuiltinVariadic {
        Xpcall() {
            super("xpcall");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            if (arguments.length < 2) {
                throw Arguments.expected(state, this, 2, "function", arguments);
            }
            Object handler = Arguments.function(state, this, 2, arguments[1]);
            return ProtectedCalls.xpcall(
                    state,
                    arguments[0],
                    handler,
                    Arrays.copyOfRange(arguments, 2, arguments.length));
        }
    }
}
