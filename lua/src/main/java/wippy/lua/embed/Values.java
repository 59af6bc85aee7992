// SPDX-License-Identifier: Apache-2.0
package wippy.lua.embed;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import wippy.lua.Coroutine;
import wippy.lua.LuaFunction;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.lua.Userdata;

/**
 * Values on their way between Java and Lua: arguments or results, read by index from 0; beyond the
 * last is nil.
 *
 * <p>The typed accessors convert nothing but integers to floats, and throw {@link
 * IllegalArgumentException} for another type.
 */
public final class Values {

    private final Object[] values;

    Values(Object[] luaValues) {
        this.values = luaValues;
    }

    /** {@return these Java values, converted as by {@link Lua#set}} */
    public static Values of(@Nullable Object... values) {
        Object[] converted = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            converted[i] = toLua(values[i]);
        }
        return new Values(converted);
    }

    /** {@return the Lua value of a Java value} */
    static @Nullable Object toLua(@Nullable Object value) {
        if (value == null
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Double
                || value instanceof LuaTable
                || value instanceof LuaFunction
                || value instanceof Coroutine
                || value instanceof Userdata) {
            return value;
        }
        if (value instanceof String text) {
            return LuaString.of(text);
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(
                "cannot pass a "
                        + value.getClass().getName()
                        + " to Lua: wrap it in a HostObject, or pass a boolean, number, String, byte[],"
                        + " LuaTable or LuaFunction");
    }

    /** {@return how many there are} */
    public int count() {
        return values.length;
    }

    /** {@return the Lua value as it is; strings have bytes as chars} */
    public @Nullable Object get(int index) {
        return index < values.length ? values[index] : null;
    }

    /** {@return whether it is nil or absent} */
    public boolean isNil(int index) {
        return get(index) == null;
    }

    /** {@return whether it is neither nil nor false} */
    public boolean isTrue(int index) {
        Object value = get(index);
        return value != null && !value.equals(false);
    }

    /** {@return an integer} */
    public long integer(int index) {
        if (get(index) instanceof Long number) {
            return number;
        }
        throw expected(index, "integer");
    }

    /** {@return a number} */
    public double number(int index) {
        Object value = get(index);
        if (value instanceof Long || value instanceof Double) {
            return ((Number) value).doubleValue();
        }
        throw expected(index, "number");
    }

    /** {@return a string, read as UTF-8} */
    public String text(int index) {
        return LuaString.text(string(index));
    }

    /** {@return the bytes of a string} */
    public byte[] bytes(int index) {
        return LuaString.bytes(string(index));
    }

    /** {@return a table} */
    public LuaTable table(int index) {
        if (get(index) instanceof LuaTable table) {
            return table;
        }
        throw expected(index, "table");
    }

    /** {@return a function} */
    public LuaFunction function(int index) {
        if (get(index) instanceof LuaFunction function) {
            return function;
        }
        throw expected(index, "function");
    }

    /** {@return the Java object of a {@link HostObject}} */
    public <T> T object(int index, Class<T> type) {
        if (get(index) instanceof HostObject host && type.isInstance(host.object())) {
            return type.cast(host.object());
        }
        throw expected(index, type.getSimpleName());
    }

    Object[] toArray() {
        return values.clone();
    }

    private String string(int index) {
        if (get(index) instanceof String text) {
            return text;
        }
        throw expected(index, "string");
    }

    private IllegalArgumentException expected(int index, String type) {
        String got = index < values.length ? LuaType.name(values[index]) : "no value";
        return new IllegalArgumentException(
                "bad argument #" + (index + 1) + " (" + type + " expected, got " + got + ")");
    }
}
