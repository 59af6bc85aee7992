// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.List;
import java.util.OptionalInt;
import wippy.lua.Cell;
import wippy.lua.ExposedFunction;
import wippy.lua.LuaCode;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.Results;

/**
 * Functions of {@code debug} about upvalues (Lua 5.3 §6.10). Any upvalue can be read. From the
 * first chunk on that has the word {@code upvalue}, chunks are compiled so that their upvalues can
 * be set and joined as well; so is what comes from {@code string.dump}. In earlier ones that is an
 * error unless the variable is in a cell because the program assigns to it.
 */
final class UpvalueFunctions {

    private static final String NO_NAME = "(*no name)";

    private static final String REMEDY =
            ": the chunk of the function, or one loaded before it, has to have the word 'upvalue',"
                    + " in a comment for example";

    private UpvalueFunctions() {}

    static List<LuaFunction> functions() {
        return List.of(new GetUpvalue(), new SetUpvalue(), new UpvalueId(), new UpvalueJoin());
    }

    /** {@return what is known of a compiled function, null for a builtin} */
    static LuaCode.Facts facts(LuaFunction function) {
        return function.getClass().getClassLoader() instanceof LuaCode code
                ? code.facts(code.method(function.getClass()))
                : null;
    }

    private static LuaCode code(LuaFunction function) {
        return (LuaCode) function.getClass().getClassLoader();
    }

    /** {@return the index of an upvalue from 0; empty for a builtin and when there are fewer} */
    private static OptionalInt index(LuaFunction function, long number) {
        LuaCode.Facts facts = facts(function);
        return facts != null && number >= 1 && number <= facts.upvalues().size()
                ? OptionalInt.of((int) number - 1)
                : OptionalInt.empty();
    }

    private static String shownName(LuaFunction function, int index) {
        return code(function).isStripped()
                ? NO_NAME
                : UpvalueFunctions.facts(function).upvalues().get(index);
    }

    private static Cell cell(LuaFunction function, int index) {
        return function instanceof ExposedFunction exposed
                ? exposed.upvalue(index)
                : code(function).cell(function, index);
    }

    private static LuaError notExposed(
            LuaState state, LuaFunction function, int index, String what) {
        return LuaError.of(
                state, "upvalue '" + shownName(function, index) + "' cannot be " + what + REMEDY);
    }

    private static final class GetUpvalue extends Builtin2 {
        GetUpvalue() {
            super("getupvalue");
        }

        @Override
        public Object call(LuaState state, Object function, Object number) {
            LuaFunction of = Arguments.function(state, this, 1, function);
            long wanted = Arguments.integer(state, this, 2, number);
            if (of instanceof BuiltinClosure builtin) {
                return wanted == 1 ? Results.of("", builtin.upvalue()) : Results.NONE;
            }
            OptionalInt index = index(of, wanted);
            if (index.isEmpty()) {
                return Results.NONE;
            }
            int i = index.getAsInt();
            Cell cell = cell(of, i);
            Object value = cell != null ? cell.value : code(of).upvalue(state, of, i);
            return Results.of(shownName(of, i), value);
        }
    }

    private static final class SetUpvalue extends BuiltinVariadic {
        SetUpvalue() {
            super("setupvalue");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            Object value = Arguments.any(state, this, 3, arguments);
            LuaFunction of = Arguments.function(state, this, 1, arguments[0]);
            OptionalInt index = index(of, Arguments.integer(state, this, 2, arguments[1]));
            if (index.isEmpty()) {
                return Results.NONE;
            }
            Cell cell = cell(of, index.getAsInt());
            if (cell == null) {
                throw notExposed(state, of, index.getAsInt(), "set");
            }
            cell.value = value;
            return shownName(of, index.getAsInt());
        }
    }

    private static final class UpvalueId extends Builtin2 {
        UpvalueId() {
            super("upvalueid");
        }

        @Override
        public Object call(LuaState state, Object function, Object number) {
            LuaFunction of = Arguments.function(state, this, 1, function);
            long wanted = Arguments.integer(state, this, 2, number);
            if (of instanceof BuiltinClosure builtin && wanted == 1) {
                return builtin.identity();
            }
            OptionalInt index = index(of, wanted);
            if (index.isEmpty()) {
                throw Arguments.bad(state, this, 2, "invalid upvalue index");
            }
            Cell cell = cell(of, index.getAsInt());
            if (cell == null) {
                throw notExposed(state, of, index.getAsInt(), "identified");
            }
            return cell;
        }
    }

    private static final class UpvalueJoin extends Builtin4 {
        UpvalueJoin() {
            super("upvaluejoin");
        }

        @Override
        public Object call(LuaState state, Object target, Object n1, Object source, Object n2) {
            LuaFunction to = Arguments.function(state, this, 1, target);
            int toIndex = index(state, to, 2, n1);
            LuaFunction from = Arguments.function(state, this, 3, source);
            int fromIndex = index(state, from, 4, n2);
            Cell cell = cell(from, fromIndex);
            if (cell == null) {
                throw notExposed(state, from, fromIndex, "joined");
            }
            if (!(to instanceof ExposedFunction exposed)) {
                throw notExposed(state, to, toIndex, "joined");
            }
            exposed.join(toIndex, cell);
            return Results.NONE;
        }

        private int index(LuaState state, LuaFunction function, int argument, Object number) {
            OptionalInt index =
                    UpvalueFunctions.index(
                            function, Arguments.integer(state, this, argument, number));
            if (index.isEmpty()) {
                throw Arguments.bad(state, this, argument, "invalid upvalue index");
            }
            return index.getAsInt();
        }
    }
}
