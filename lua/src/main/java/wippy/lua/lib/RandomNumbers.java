// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.LuaError;
import wippy.lua.LuaState;
import wippy.lua.Results;

/** {@code math.random} and {@code math.randomseed} (Lua 5.3 §6.7); each state has a generator. */
final class RandomNumbers {

    private RandomNumbers() {}

    static final class Random extends BuiltinVariadic {
        Random() {
            super("random");
        }

        @Override
        public Object call(LuaState state) {
            return state.random().nextDouble();
        }

        @Override
        public Object call(LuaState state, Object most) {
            return between(state, 1, Arguments.integer(state, this, 1, most));
        }

        @Override
        public Object call(LuaState state, Object least, Object most) {
            long low = Arguments.integer(state, this, 1, least);
            return between(state, low, Arguments.integer(state, this, 2, most));
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return switch (arguments.length) {
                case 0 -> call(state);
                case 1 -> call(state, arguments[0]);
                case 2 -> call(state, arguments[0], arguments[1]);
                default -> throw LuaError.of(state, "wrong number of arguments");
            };
        }

        private Object between(LuaState state, long low, long high) {
            if (low > high) {
                throw Arguments.bad(state, this, 1, "interval is empty");
            }
            if (low < 0 && high > Long.MAX_VALUE + low) {
                throw Arguments.bad(state, this, 1, "interval too large");
            }
            return Long.valueOf(low + state.random().nextLong(high - low));
        }
    }

    static final class RandomSeed extends Builtin1 {
        RandomSeed() {
            super("randomseed");
        }

        @Override
        public Object call(LuaState state, Object seed) {
            double number = Arguments.number(state, this, 1, seed);
            state.random().seed(seed instanceof Long n ? n : Double.doubleToLongBits(number));
            return Results.NONE;
        }
    }
}
