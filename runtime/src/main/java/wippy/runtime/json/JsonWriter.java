// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.json;

import java.math.BigDecimal;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/**
 * Writes a Lua value as JSON.
 *
 * <p>A table whose keys are 1 to n is an array, one with other keys an object; an empty table is an
 * array unless it ever had a string key. Both sorts of keys in one table, and gaps, are errors, as
 * are tables that contain themselves. Numbers have no exponent, whole floats no fraction; infinite
 * ones and NaN are null, and so is what JSON cannot say: functions, coroutines, userdata. An error
 * value is its full text. Metatables count for nothing. Members keep the order of the table.
 */
public final class JsonWriter {

    /** Deepest nesting of tables. */
    public static final int DEPTH_MAX = 128;

    /** So many values are written between looks at whether the process is to end. */
    private static final int VALUES_PER_POLL = 1024;

    private final LuaState state;
    private final StringBuilder out = new StringBuilder();
    private final LuaTable[] path = new LuaTable[DEPTH_MAX];
    private int depth;
    private int values;

    private JsonWriter(LuaState state) {
        this.state = state;
    }

    /**
     * {@return the JSON of a value, a Lua string}
     *
     * @param state whose process waits for it: asked now and then whether it is to end
     * @throws Failure Internal if a table cannot be written
     */
    public static String write(LuaState state, Object value) {
        if (value instanceof String text) {
            StringBuilder quoted = new StringBuilder(text.length() + 2);
            JsonText.quote(text, quoted);
            return quoted.toString();
        }
        JsonWriter writer = new JsonWriter(state);
        writer.value(value);
        return writer.out.toString();
    }

    private void value(Object value) {
        if (++values % VALUES_PER_POLL == 0 && state.poll != 0) {
            state.safepoint();
        }
        if (value instanceof String text) {
            JsonText.quote(text, out);
        } else if (value instanceof Long number) {
            out.append(number.longValue());
        } else if (value instanceof Double number) {
            number(number);
        } else if (value instanceof Boolean flag) {
            out.append(flag.booleanValue());
        } else if (value instanceof LuaTable table) {
            table(table);
        } else if (value instanceof ErrorValue error) {
            JsonText.quote(error.fullText(), out);
        } else {
            out.append("null");
        }
        if (out.length() > LuaString.LENGTH_MAX) {
            throw new Failure(
                    ErrorKind.INTERNAL,
                    "the JSON text would be longer than " + LuaString.LENGTH_MAX + " bytes");
        }
    }

    private void number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            out.append("null");
        } else if (number == Math.rint(number) && Math.abs(number) < 0x1p63) {
            out.append((long) number);
        } else {
            out.append(
                    new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString());
        }
    }

    private void table(LuaTable table) {
        if (depth == DEPTH_MAX) {
            throw failure("tables are nested deeper than " + DEPTH_MAX);
        }
        for (int i = 0; i < depth; i++) {
            if (path[i] == table) {
                throw failure("a table contains itself (recursive reference)");
            }
        }
        path[depth++] = table;
        int first = table.nextIndex(0);
        if (first == 0) {
            out.append(table.hadFields() ? "{}" : "[]");
        } else if (isPosition(table.keyAt(first))) {
            array(table);
        } else {
            object(table, first);
        }
        depth--;
    }

    private static boolean isPosition(Object key) {
        return key instanceof Long number && number > 0;
    }

    private void array(LuaTable table) {
        long length = table.length();
        long count = 0;
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            if (!isPosition(table.keyAt(i))) {
                throw failure("a table has both positions and other keys (mixed keys)");
            }
            count++;
        }
        if (count != length) {
            throw failure("an array has gaps (sparse array)");
        }
        out.append('[');
        for (long i = 1; i <= length; i++) {
            if (i > 1) {
                out.append(',');
            }
            value(table.get(i));
        }
        out.append(']');
    }

    private void object(LuaTable table, int first) {
        out.append('{');
        for (int i = first; i > 0; i = table.nextIndex(i)) {
            if (i != first) {
                out.append(',');
            }
            key(table.keyAt(i));
            out.append(':');
            value(table.valueAt(i));
        }
        out.append('}');
    }

    private void key(Object key) {
        if (key instanceof String text) {
            JsonText.quote(text, out);
        } else if (isPosition(key)) {
            throw failure("a table has both positions and other keys (mixed keys)");
        } else if (key instanceof Long || key instanceof Boolean) {
            out.append('"').append(key).append('"');
        } else if (key instanceof Double number) {
            out.append('"');
            number(number);
            out.append('"');
        } else {
            throw failure("a " + LuaType.name(key) + " cannot be the key of an object");
        }
    }

    private static Failure failure(String why) {
        return new Failure(ErrorKind.INTERNAL, "cannot write JSON: " + why);
    }
}
