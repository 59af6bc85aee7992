// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.json;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;
import wippy.runtime.value.TableForm;

/**
 * Writes a Lua value as JSON.
 *
 * <p>A table whose keys are 1 to n is an array, one with other keys an object; an empty table is an
 * array unless it ever had a string key. Both sorts of keys in one table, and gaps, are errors, as
 * are tables that contain themselves. Numbers have no exponent, whole floats no fraction; infinite
 * ones and NaN are null, and so is what JSON cannot say: functions, coroutines, userdata. An error
 * value is its full text. Metatables count for nothing. Members keep the order of the table.
 *
 * <p>Only a string that has to be escaped, or is not ASCII, also escapes what HTML would read;
 * malformed UTF-8 becomes U+FFFD.
 */
public final class JsonWriter {

    /** Deepest nesting of tables. */
    public static final int DEPTH_MAX = 128;

    /** So many values are written between looks at whether the process is to end. */
    private static final int VALUES_PER_POLL = 1024;

    private final LuaState state;
    private final JsonGenerator out;
    private final Text written;
    private final LuaTable[] path = new LuaTable[DEPTH_MAX];
    private int depth;
    private int values;

    /** Takes so many bytes as a Lua string may have. */
    private static final class Text extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            if (length > LuaString.LENGTH_MAX - count) {
                throw new Failure(
                        ErrorKind.INTERNAL,
                        "the JSON text would be longer than " + LuaString.LENGTH_MAX + " bytes");
            }
            super.write(bytes, offset, length);
        }
    }

    private JsonWriter(LuaState state, JsonGenerator out, Text written) {
        this.state = state;
        this.out = out;
        this.written = written;
    }

    /**
     * {@return the JSON of a value, a Lua string}
     *
     * @param state whose process waits for it: asked now and then whether it is to end
     * @throws Failure Internal if a table cannot be written
     */
    public static String write(LuaState state, Object value) {
        Text text = new Text();
        try (JsonGenerator out = JsonStreams.generator(text)) {
            new JsonWriter(state, out, text).value(value);
        }
        state.reserve(text.size());
        return text.toString(StandardCharsets.ISO_8859_1);
    }

    private void value(Object value) {
        if (++values % VALUES_PER_POLL == 0) {
            state.reserve(written.size());
            if (state.poll != 0) {
                state.safepoint();
            }
        }
        if (value instanceof String text) {
            state.reserve(text.length());
            string(text);
        } else if (value instanceof Long number) {
            out.writeNumber(number.longValue());
        } else if (value instanceof Double number) {
            number(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof LuaTable table) {
            table(table);
        } else if (value instanceof ErrorValue error) {
            string(error.fullText());
        } else {
            out.writeNull();
        }
    }

    private void string(String text) {
        if (isPlain(text)) {
            byte[] bytes = LuaString.bytes(text);
            out.writeRawUTF8String(bytes, 0, bytes.length);
        } else {
            out.writeString(LuaString.text(text));
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private void number(double number) {
        if (!Double.isFinite(number)) {
            out.writeNull();
        } else if (isLong(number)) {
            out.writeNumber((long) number);
        } else {
            out.writeNumber(decimal(number));
        }
    }

    private static boolean isLong(double number) {
        return number == Math.rint(number) && Math.abs(number) < 0x1p63;
    }

    private static BigDecimal decimal(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros();
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
        TableForm form = TableForm.of(table);
        form.fault()
                .ifPresent(
                        fault -> {
                            throw failure(fault);
                        });
        if (form == TableForm.LIST) {
            array(table);
        } else {
            object(table);
        }
        depth--;
    }

    private void array(LuaTable table) {
        long length = table.length();
        out.writeStartArray();
        for (long i = 1; i <= length; i++) {
            value(table.get(i));
        }
        out.writeEndArray();
    }

    private void object(LuaTable table) {
        out.writeStartObject();
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            name(table.keyAt(i));
            value(table.valueAt(i));
        }
        out.writeEndObject();
    }

    private void name(Object key) {
        if (key instanceof String text) {
            if (isPlain(text)) {
                out.writeName(new SerializedString(text));
            } else {
                out.writeName(LuaString.text(text));
            }
        } else if (key instanceof Long || key instanceof Boolean) {
            out.writeName(key.toString());
        } else if (key instanceof Double number) {
            out.writeName(
                    isLong(number)
                            ? Long.toString(number.longValue())
                            : Double.isFinite(number) ? decimal(number).toPlainString() : "null");
        } else {
            throw failure("a " + LuaType.name(key) + " cannot be the key of an object");
        }
    }

    private static Failure failure(String why) {
        return new Failure(ErrorKind.INTERNAL, "cannot write JSON: " + why);
    }
}
