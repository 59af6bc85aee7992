// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.List;
import java.util.Optional;
import wippy.lua.Conversions;
import wippy.lua.Coroutine;
import wippy.lua.FunctionInfo;
import wippy.lua.LuaCode;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Metatables;
import wippy.lua.Traceback;
import wippy.lua.Userdata;

/**
 * {@code debug} (Lua 5.3 §6.10) as far as it is there: what needs variables of running functions is
 * absent; see also {@link UpvalueFunctions} and {@link HookFunctions}.
 */
final class DebugLibrary {

    private static final String OPTIONS = "nSltufL";

    private DebugLibrary() {}

    static LuaTable open() {
        LuaTable table =
                Libraries.table(
                        List.of(
                                new GetInfo(),
                                new GetTraceback(),
                                new GetMetatable(),
                                new SetMetatable(),
                                new GetUserValue(),
                                new SetUserValue()));
        Libraries.add(table, UpvalueFunctions.functions());
        Libraries.add(table, HookFunctions.functions());
        return table;
    }

    private static final class GetTraceback extends Builtin3 {
        GetTraceback() {
            super("traceback");
        }

        @Override
        public Object call(LuaState state, Object a, Object b, Object c) {
            if (a instanceof Coroutine coroutine) {
                if (isOther(b)) {
                    return b;
                }
                int level = level(state, 3, c, 0);
                return Traceback.text(state, coroutine, text(state, b), level);
            }
            return isOther(a) ? a : Traceback.text(state, text(state, a), level(state, 2, b, 1));
        }

        /** {@return whether a message comes back as it is} */
        private static boolean isOther(Object message) {
            return message != null && !(message instanceof String) && !(message instanceof Number);
        }

        private static String text(LuaState state, Object message) {
            return message == null ? null : Conversions.tostring(state, message);
        }

        private int level(LuaState state, int index, Object value, long otherwise) {
            long level = Arguments.integer(state, this, index, value, otherwise);
            return Math.clamp(level, 0, LuaState.DEPTH_LIMIT);
        }
    }

    /** {@code func} is absent where it is not known. */
    private static final class GetInfo extends BuiltinVariadic {
        GetInfo() {
            super("getinfo");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            boolean ofThread = Arguments.get(arguments, 1) instanceof Coroutine;
            int first = ofThread ? 2 : 1;
            Object function = Arguments.get(arguments, first);
            String what = options(state, first + 1, Arguments.get(arguments, first + 1));
            if (function instanceof LuaFunction value) {
                LuaTable table = table(FunctionInfo.of(value), what);
                if (what.indexOf('u') >= 0 && value instanceof BuiltinClosure) {
                    table.put("nups", 1L);
                }
                return table;
            }
            long level = Arguments.integer(state, this, first, function);
            Optional<FunctionInfo> info =
                    ofThread
                            ? FunctionInfo.at(state, (Coroutine) arguments[0], level)
                            : FunctionInfo.at(state, level);
            return info.isEmpty() ? null : table(info.get(), what);
        }

        private String options(LuaState state, int index, Object value) {
            String what = Arguments.string(state, this, index, value, "nSltuf");
            for (int i = 0; i < what.length(); i++) {
                if (OPTIONS.indexOf(what.charAt(i)) < 0) {
                    throw Arguments.bad(state, this, index, "invalid option");
                }
            }
            return what;
        }

        private static LuaTable table(FunctionInfo info, String what) {
            LuaTable table = new LuaTable();
            LuaCode.Facts facts = info.facts();
            if (what.indexOf('S') >= 0) {
                table.put("short_src", info.source());
                table.put("source", info.chunkName());
                table.put("what", info.isBuiltin() ? "C" : info.isMain() ? "main" : "Lua");
                table.put("linedefined", (long) facts.lines().first());
                table.put("lastlinedefined", (long) facts.lines().last());
            }
            if (what.indexOf('u') >= 0) {
                table.put("nups", (long) facts.upvalues().size());
                table.put("nparams", (long) facts.parameters().size());
                table.put("isvararg", facts.isVararg());
            }
            if (what.indexOf('l') >= 0) {
                table.put("currentline", (Object) (long) info.line());
            }
            if (what.indexOf('t') >= 0) {
                table.put("istailcall", info.isTailCalled());
            }
            if (what.indexOf('n') >= 0) {
                name(table, info.called().orElse(""));
            }
            if (what.indexOf('f') >= 0 && info.function().isPresent()) {
                table.put("func", info.function().get());
            }
            if (what.indexOf('L') >= 0 && !info.isBuiltin()) {
                table.put("activelines", activeLines(info));
            }
            return table;
        }

        private static LuaTable activeLines(FunctionInfo info) {
            LuaTable lines = new LuaTable();
            for (int line : info.activeLines()) {
                lines.put((long) line, (Object) true);
            }
            return lines;
        }

        private static void name(LuaTable table, String called) {
            int quote = called.indexOf('\'');
            table.put("namewhat", quote < 0 ? "" : called.substring(0, quote - 1));
            if (quote >= 0) {
                table.put("name", called.substring(quote + 1, called.length() - 1));
            }
        }
    }

    private static final class GetMetatable extends Builtin1 {
        GetMetatable() {
            super("getmetatable");
        }

        @Override
        public Object call(LuaState state, Object value) {
            return Metatables.of(state, value);
        }
    }

    private static final class SetMetatable extends Builtin2 {
        SetMetatable() {
            super("setmetatable");
        }

        @Override
        public Object call(LuaState state, Object value, Object metatable) {
            LuaTable table = metatable == null ? null : Arguments.table(state, this, 2, metatable);
            if (value instanceof LuaTable target) {
                Metatables.set(state, target, table);
            } else if (value instanceof Userdata) {
                throw Arguments.bad(state, this, 1, "the metatable of a userdata is fixed");
            } else {
                state.setMetatableOfType(value, table);
            }
            return value;
        }
    }

    private static final class GetUserValue extends Builtin1 {
        GetUserValue() {
            super("getuservalue");
        }

        @Override
        public Object call(LuaState state, Object value) {
            return null;
        }
    }

    /** No userdata has a place for one: they are objects of Java. */
    private static final class SetUserValue extends Builtin2 {
        SetUserValue() {
            super("setuservalue");
        }

        @Override
        public Object call(LuaState state, Object target, Object value) {
            if (target instanceof Userdata) {
                throw Arguments.bad(state, this, 1, "an object of Java has no user value");
            }
            throw Arguments.expected(state, this, 1, "userdata", target);
        }
    }
}
