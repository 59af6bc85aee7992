// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * {@code o[k]} and {@code o[k] = v} with metamethods (Lua 5.3 §2.4), as generated code and
 * libraries call them.
 */
public final class Indexing {

    /** Most metatables that one access follows (PUC's MAXTAGLOOP). */
    static final int CHAIN_MAX = 2000;

    /** What the frames below a handler need of the stack, see {@link LuaState#enter}. */
    private static final int HANDLER_WEIGHT = 1;

    private Indexing() {}

    /** {@return {@code object[key]}} */
    public static Object get(LuaState state, Object object, Object key) {
        if (object instanceof LuaTable table) {
            Object value =
                    key instanceof Long number ? table.get(number.longValue()) : table.get(key);
            if (value != null || table.metatable() == null) {
                return value;
            }
        }
        return chained(state, object, key);
    }

    /** {@return {@code object[key]}} */
    public static Object get(LuaState state, Object object, long key) {
        if (object instanceof LuaTable table) {
            Object value = table.get(key);
            if (value != null || table.metatable() == null) {
                return value;
            }
        }
        return chained(state, object, key);
    }

    /** {@return {@code object[key]}} */
    public static Object get(LuaState state, Object object, double key) {
        if (object instanceof LuaTable table) {
            Object value = table.get(key);
            if (value != null || table.metatable() == null) {
                return value;
            }
        }
        return chained(state, object, key);
    }

    /** {@return {@code object[key]}} */
    public static Object get(LuaState state, Object object, String key) {
        if (object instanceof LuaTable table) {
            Object value = table.get(key);
            if (value != null || table.metatable() == null) {
                return value;
            }
        }
        return chained(state, object, key);
    }

    private static Object chained(LuaState state, Object object, Object key) {
        Object current = object;
        for (int i = 0; i < CHAIN_MAX; i++) {
            if (current instanceof LuaTable table) {
                Object value = table.get(key);
                LuaTable metatable = table.metatable();
                if (value != null || metatable == null || metatable.lacks(Event.INDEX)) {
                    return value;
                }
            }
            Object handler = Metatables.metamethod(state, current, "__index");
            if (handler instanceof LuaFunction function) {
                state.enter(HANDLER_WEIGHT);
                Object value = Results.first(state, function.call(state, current, key));
                state.leave(HANDLER_WEIGHT);
                return value;
            }
            if (handler == null) {
                if (current instanceof LuaTable) {
                    return null;
                }
                throw current == object
                        ? OperandErrors.index(state, object)
                        : OperandErrors.indexOfHandler(state, current);
            }
            current = handler;
        }
        throw LuaError.ofOperator(state, "'__index' chain too long; possible loop");
    }

    /** Does {@code object[key] = value}. */
    public static void set(LuaState state, Object object, Object key, Object value) {
        if (key instanceof Long number) {
            set(state, object, number.longValue(), value);
        } else if (!(key instanceof String name
                && object instanceof LuaTable table
                && table.tryReplace(name, value))) {
            slowSet(state, object, key, value);
        }
    }

    /** Does {@code object[key] = value}. */
    public static void set(LuaState state, Object object, long key, Object value) {
        if (object instanceof LuaTable table
                && table.metatable() == null
                && table.trySet(key, value)) {
            return;
        }
        setElement(state, object, key, value);
    }

    /** Does {@code object[key] = value}, raw in a sequence of floats. */
    public static void set(LuaState state, Object object, long key, double value) {
        if (object instanceof LuaTable table
                && table.metatable() == null
                && table.trySet(key, value)) {
            return;
        }
        setElement(state, object, key, value);
    }

    /** Does {@code object[key] = value}, raw in a sequence of integers. */
    public static void set(LuaState state, Object object, long key, long value) {
        if (object instanceof LuaTable table
                && table.metatable() == null
                && table.trySet(key, value)) {
            return;
        }
        setElement(state, object, key, value);
    }

    private static void setElement(LuaState state, Object object, long key, Object value) {
        if (object instanceof LuaTable table && table.metatable() == null && !table.isFrozen()) {
            table.put(key, value);
        } else {
            slowSet(state, object, key, value);
        }
    }

    private static void slowSet(LuaState state, Object object, Object key, Object value) {
        Object current = object;
        for (int i = 0; i < CHAIN_MAX; i++) {
            if (current instanceof LuaTable table) {
                LuaTable metatable = table.metatable();
                if (metatable == null
                        || metatable.lacks(Event.NEWINDEX)
                        || metatable.get("__newindex") == null
                        || table.get(key) != null) {
                    rawSet(state, table, key, value);
                    return;
                }
            }
            Object handler = Metatables.metamethod(state, current, "__newindex");
            if (handler instanceof LuaFunction function) {
                state.enter(HANDLER_WEIGHT);
                Results.finish(state, function.call(state, current, key, value));
                state.leave(HANDLER_WEIGHT);
                return;
            }
            if (handler == null) {
                throw current == object
                        ? OperandErrors.index(state, object)
                        : OperandErrors.indexOfHandler(state, current);
            }
            current = handler;
        }
        throw LuaError.ofOperator(state, "'__newindex' chain too long; possible loop");
    }

    /** Does {@code rawset(table, key, value)}; raises for keys that are nil or NaN. */
    public static void rawSet(LuaState state, LuaTable table, Object key, Object value) {
        if (table.isFrozen()) {
            throw LuaError.ofOperator(state, "attempt to modify Immutable table");
        }
        if (key == null) {
            throw LuaError.ofOperator(state, "table index is nil");
        }
        if (key instanceof Double number && number.isNaN()) {
            throw LuaError.ofOperator(state, "table index is NaN");
        }
        table.put(key, value);
    }
}
