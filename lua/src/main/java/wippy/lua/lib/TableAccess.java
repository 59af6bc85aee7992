// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.List;
import wippy.lua.Calls;
import wippy.lua.Indexing;
import wippy.lua.IpairsIterator;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.lua.Metatables;
import wippy.lua.NextFunction;
import wippy.lua.PairsFunction;
import wippy.lua.Results;

/** Basic functions that traverse tables or go round metamethods (Lua 5.3 §6.1). */
final class TableAccess {

    private static final Next NEXT = new Next();

    private static final IpairsStep IPAIRS_STEP = new IpairsStep();

    private TableAccess() {}

    static List<LuaFunction> functions() {
        return List.of(NEXT, new Pairs(), new Ipairs(), new RawGet(), new RawSet(), new RawLen());
    }

    private static final class Next extends Builtin2 implements NextFunction {
        Next() {
            super("next");
        }

        @Override
        public Object call(LuaState state, Object t, Object key) {
            LuaTable table = Arguments.table(state, this, 1, t);
            int index = table.indexOf(key);
            if (index < 0) {
                throw LuaError.thrown(state, "invalid key to 'next'");
            }
            int next = table.nextIndex(index);
            if (next == 0) {
                return null;
            }
            Object pair = Results.of(table.keyAt(next), table.valueAt(next));
            table.letGo();
            return pair;
        }
    }

    private static final class Pairs extends BuiltinVariadic implements PairsFunction {
        Pairs() {
            super("pairs");
        }

        @Override
        public Object call(LuaState state, Object value) {
            Object handler = Metatables.metamethod(state, value, "__pairs");
            if (handler == null) {
                if (value instanceof LuaTable) {
                    return Results.of(NEXT, value, null);
                }
                throw notIterable(state, value);
            }
            Object results = Results.finish(state, Calls.call(state, handler, value));
            return Results.of(
                    Results.get(results, 0), Results.get(results, 1), Results.get(results, 2));
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return call(state, Arguments.any(state, this, 1, arguments));
        }
    }

    private static final class Ipairs extends BuiltinVariadic {
        Ipairs() {
            super("ipairs");
        }

        @Override
        public Object call(LuaState state, Object value) {
            if (value instanceof LuaTable || Metatables.of(state, value) != null) {
                return Results.of(IPAIRS_STEP, value, 0L);
            }
            throw notIterable(state, value);
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return call(state, Arguments.any(state, this, 1, arguments));
        }
    }

    /** What PUC Lua says one step later, in the iterator. */
    private static LuaError notIterable(LuaState state, Object value) {
        return LuaError.of(
                state,
                "bad argument #1 to 'for iterator' (table expected, got "
                        + LuaType.nameInMessages(state, value)
                        + ")");
    }

    private static final class IpairsStep extends Builtin2 implements IpairsIterator {
        IpairsStep() {
            super("for iterator");
        }

        @Override
        public Object call(LuaState state, Object list, Object previous) {
            long index = Arguments.integer(state, this, 2, previous) + 1;
            Object value = Indexing.get(state, list, index);
            return value == null ? null : Results.of(index, value);
        }
    }

    private static final class RawGet extends BuiltinVariadic {
        RawGet() {
            super("rawget");
        }

        @Override
        public Object call(LuaState state, Object table, Object key) {
            return Arguments.table(state, this, 1, table).get(key);
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            LuaTable table = Arguments.table(state, this, 1, Arguments.get(arguments, 1));
            return table.get(Arguments.any(state, this, 2, arguments));
        }
    }

    private static final class RawSet extends BuiltinVariadic {
        RawSet() {
            super("rawset");
        }

        @Override
        public Object call(LuaState state, Object t, Object key, Object value) {
            LuaTable table = Arguments.table(state, this, 1, t);
            Indexing.rawSet(state, table, key, value);
            return table;
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            Object table = Arguments.table(state, this, 1, Arguments.get(arguments, 1));
            Object key = Arguments.any(state, this, 2, arguments);
            return call(state, table, key, Arguments.any(state, this, 3, arguments));
        }
    }

    private static final class RawLen extends Builtin1 {
        RawLen() {
            super("rawlen");
        }

        @Override
        public Object call(LuaState state, Object value) {
            if (value instanceof LuaTable table) {
                return table.length();
            }
            if (value instanceof String text) {
                return (long) text.length();
            }
            throw Arguments.bad(state, this, 1, "table or string expected");
        }
    }
}
