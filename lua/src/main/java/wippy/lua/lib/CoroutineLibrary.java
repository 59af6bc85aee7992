// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.Arrays;
import java.util.List;
import wippy.lua.CallPosition;
import wippy.lua.Coroutine;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Results;

/** {@code coroutine} (Lua 5.3 §6.2). */
final class CoroutineLibrary {

    private CoroutineLibrary() {}

    /**
     * {@return a new table of the library}
     *
     * @param main what {@code running} gives outside coroutines, null for nil
     */
    static LuaTable open(Coroutine main) {
        List<LuaFunction> functions =
                List.of(
                        new Create(),
                        new Resume(),
                        new Yield(),
                        new Wrap(),
                        new Status(main),
                        new IsYieldable(),
                        new Running(main));
        return Libraries.table(functions);
    }

    private static final class Create extends Builtin1 {
        Create() {
            super("create");
        }

        @Override
        public Object call(LuaState state, Object function) {
            return new Coroutine(Arguments.function(state, this, 1, function));
        }
    }

    private static final class Resume extends BuiltinVariadic {
        Resume() {
            super("resume");
        }

        @Override
        public Object call(LuaState state, Object coroutine) {
            return resume(state, coroutine, Results.NONE);
        }

        @Override
        public Object call(LuaState state, Object coroutine, Object a) {
            return resume(state, coroutine, a);
        }

        @Override
        public Object call(LuaState state, Object coroutine, Object first, Object second) {
            return resume(state, coroutine, Results.of(first, second));
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return resume(state, Arguments.get(arguments, 1), rest(arguments));
        }

        private Object resume(LuaState state, Object value, Object values) {
            if (!(value instanceof Coroutine coroutine)) {
                throw Arguments.bad(state, this, 1, "thread expected");
            }
            try {
                return Results.prepend(true, coroutine.resume(state, values));
            } catch (LuaError e) {
                return Results.of(false, e.value());
            }
        }
    }

    private static Object rest(Object[] arguments) {
        return arguments.length < 2
                ? Results.NONE
                : Results.of(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static final class Yield extends BuiltinVariadic {
        Yield() {
            super("yield");
        }

        @Override
        public Object call(LuaState state) {
            return Coroutine.yield(state, Results.NONE);
        }

        @Override
        public Object call(LuaState state, Object a) {
            return Coroutine.yield(state, a);
        }

        @Override
        public Object call(LuaState state, Object a, Object b) {
            return Coroutine.yield(state, Results.of(a, b));
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return Coroutine.yield(state, Results.of(arguments));
        }
    }

    private static final class Wrap extends Builtin1 {
        Wrap() {
            super("wrap");
        }

        @Override
        public Object call(LuaState state, Object function) {
            return new Wrapped(new Coroutine(Arguments.function(state, this, 1, function)));
        }
    }

    /** What {@code wrap} gives: resumes, and passes errors on. */
    private static final class Wrapped extends BuiltinVariadic {
        private final Coroutine coroutine;

        Wrapped(Coroutine coroutine) {
            super("wrap");
            this.coroutine = coroutine;
        }

        @Override
        public Object call(LuaState state) {
            return resume(state, Results.NONE);
        }

        @Override
        public Object call(LuaState state, Object a) {
            return resume(state, a);
        }

        @Override
        public Object call(LuaState state, Object a, Object b) {
            return resume(state, Results.of(a, b));
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return resume(state, Results.of(arguments));
        }

        private Object resume(LuaState state, Object values) {
            try {
                return coroutine.resume(state, values);
            } catch (LuaError e) {
                Object value = e.value();
                throw LuaError.thrown(
                        state, value instanceof String text ? CallPosition.of(1) + text : value);
            }
        }
    }

    private static final class Status extends Builtin1 {
        private final Coroutine main;

        Status(Coroutine main) {
            super("status");
            this.main = main;
        }

        @Override
        public Object call(LuaState state, Object value) {
            if (value instanceof Coroutine coroutine) {
                return coroutine == main && state.running() == null
                        ? Coroutine.Status.RUNNING.text()
                        : coroutine.status().text();
            }
            throw Arguments.bad(state, this, 1, "thread expected");
        }
    }

    private static final class IsYieldable extends Builtin0 {
        IsYieldable() {
            super("isyieldable");
        }

        @Override
        public Object call(LuaState state) {
            return Coroutine.isYieldable(state);
        }
    }

    private static final class Running extends Builtin0 {
        private final Coroutine main;

        Running(Coroutine main) {
            super("running");
            this.main = main;
        }

        @Override
        public Object call(LuaState state) {
            Coroutine running = state.running();
            return running == null ? Results.of(main, true) : Results.of(running, false);
        }
    }
}
