// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.msgpack;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;
import wippy.runtime.value.TableForm;

/**
 * Writes a Lua value as MessagePack. Integers take the shortest form, floats eight bytes; a string
 * that is UTF-8 is text, any other bytes. Tables and what cannot be said are as in JSON.
 */
public final class MessagePackWriter {

    /** Deepest nesting of tables. */
    public static final int DEPTH_MAX = 128;

    private static final int VALUES_PER_POLL = 1024;

    private final LuaState state;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final LuaTable[] path = new LuaTable[DEPTH_MAX];
    private int depth;
    private int values;

    private MessagePackWriter(LuaState state) {
        this.state = state;
    }

    /**
     * {@return the bytes of a value, a Lua string}
     *
     * @param state whose process waits for it: asked now and then whether it is to end
     * @throws Failure Internal if a table cannot be written
     */
    public static String write(LuaState state, Object value) {
        var writer = new MessagePackWriter(state);
        try {
            writer.value(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array takes all
        }
        return LuaString.ofBytes(writer.bytes.toByteArray());
    }

    private void value(Object value) throws IOException {
        if (++values % VALUES_PER_POLL == 0 && state.poll != 0) {
            state.safepoint();
        }
        switch (value) {
            case String text -> string(text);
            case Long number -> integer(number);
            case Double number -> {
                out.writeByte(0xcb);
                out.writeDouble(number);
            }
            case Boolean truth -> out.writeByte(truth ? 0xc3 : 0xc2);
            case LuaTable table -> table(table);
            case ErrorValue error -> string(error.fullText());
            case null, default -> out.writeByte(0xc0);
        }
    }

    private void integer(long number) throws IOException {
        if (number >= -32 && number <= 127) {
            out.writeByte((int) number);
        } else if (number == (byte) number) {
            out.writeByte(0xd0);
            out.writeByte((int) number);
        } else if (number >= 0 && number <= 0xff) {
            out.writeByte(0xcc);
            out.writeByte((int) number);
        } else if (number == (short) number) {
            out.writeByte(0xd1);
            out.writeShort((int) number);
        } else if (number >= 0 && number <= 0xffff) {
            out.writeByte(0xcd);
            out.writeShort((int) number);
        } else if (number == (int) number) {
            out.writeByte(0xd2);
            out.writeInt((int) number);
        } else if (number >= 0 && number <= 0xffff_ffffL) {
            out.writeByte(0xce);
            out.writeInt((int) number);
        } else {
            out.writeByte(0xd3);
            out.writeLong(number);
        }
    }

    private void string(String text) throws IOException {
        int length = text.length();
        if (!isUtf8(text)) {
            head(length, -1, 0, 0xc4, 0xc5, 0xc6);
        } else {
            head(length, 31, 0xa0, 0xd9, 0xda, 0xdb);
        }
        out.write(LuaString.bytes(text));
    }

    private static boolean isUtf8(String text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(LuaString.bytes(text)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /**
     * Writes a length: within one byte up to a limit, else after a byte that says how long it is.
     */
    private void head(int length, int smallMax, int small, int one, int two, int four)
            throws IOException {
        if (length <= smallMax) {
            out.writeByte(small | length);
        } else if (length <= 0xff && one != 0) {
            out.writeByte(one);
            out.writeByte(length);
        } else if (length <= 0xffff) {
            out.writeByte(two);
            out.writeShort(length);
        } else {
            out.writeByte(four);
            out.writeInt(length);
        }
    }

    private void table(LuaTable table) throws IOException {
        enter(table);
        TableForm form = TableForm.of(table);
        form.fault()
                .ifPresent(
                        fault -> {
                            throw failure(fault);
                        });
        if (form == TableForm.LIST) {
            int length = (int) table.length();
            head(length, 15, 0x90, 0, 0xdc, 0xdd);
            for (long i = 1; i <= length; i++) {
                value(table.get(i));
            }
        } else {
            map(table);
        }
        depth--;
    }

    private void enter(LuaTable table) {
        if (depth == DEPTH_MAX) {
            throw failure("tables are nested deeper than " + DEPTH_MAX);
        }
        for (int i = 0; i < depth; i++) {
            if (path[i] == table) {
                throw failure("a table contains itself (recursive reference)");
            }
        }
        path[depth++] = table;
    }

    private void map(LuaTable table) throws IOException {
        int count = 0;
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            count++;
        }
        head(count, 15, 0x80, 0, 0xde, 0xdf);
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            value(table.keyAt(i));
            value(table.valueAt(i));
        }
    }

    private static Failure failure(String why) {
        return new Failure(ErrorKind.INTERNAL, "cannot write MessagePack: " + why);
    }
}
