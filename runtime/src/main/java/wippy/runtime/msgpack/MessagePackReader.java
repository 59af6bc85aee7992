// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.msgpack;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/**
 * Reads MessagePack as a Lua value. Integers beyond 64 signed bits become floats; extensions are
 * not known. What follows the first value is not looked at.
 */
public final class MessagePackReader {

    /** Deepest nesting of arrays and maps. */
    public static final int DEPTH_MAX = 1_000;

    private static final int VALUES_PER_POLL = 1024;

    private final LuaState state;
    private final ByteBuffer in;
    private int depth;
    private int values;

    private MessagePackReader(LuaState state, ByteBuffer in) {
        this.state = state;
        this.in = in;
    }

    /**
     * {@return the value of bytes}
     *
     * @param state whose process waits for it: asked now and then whether it is to end
     * @param bytes a Lua string
     * @throws Failure Internal if they are no MessagePack
     */
    public static Object read(LuaState state, String bytes) {
        var reader = new MessagePackReader(state, ByteBuffer.wrap(LuaString.bytes(bytes)));
        try {
            return reader.value();
        } catch (BufferUnderflowException e) {
            throw reader.failure("the bytes end too early");
        }
    }

    private Object value() {
        if (++values % VALUES_PER_POLL == 0 && state.poll != 0) {
            state.safepoint();
        }
        int type = in.get();
        if (type >= -32) {
            return (long) type;
        }
        int low = type & 0xff;
        if (low <= 0x8f) {
            return map(low & 0xf);
        }
        if (low <= 0x9f) {
            return array(low & 0xf);
        }
        return low <= 0xbf ? string(low & 0x1f) : other(low);
    }

    private Object other(int type) {
        return switch (type) {
            case 0xc0 -> null;
            case 0xc2 -> false;
            case 0xc3 -> true;
            case 0xc4, 0xd9 -> string(in.get() & 0xff);
            case 0xc5, 0xda -> string(in.getShort() & 0xffff);
            case 0xc6, 0xdb -> string(length());
            case 0xca -> (double) in.getFloat();
            case 0xcb -> in.getDouble();
            case 0xcc -> in.get() & 0xffL;
            case 0xcd -> in.getShort() & 0xffffL;
            case 0xce -> in.getInt() & 0xffff_ffffL;
            case 0xcf -> unsigned(in.getLong());
            case 0xd0 -> (long) in.get();
            case 0xd1 -> (long) in.getShort();
            case 0xd2 -> (long) in.getInt();
            case 0xd3 -> in.getLong();
            case 0xdc -> array(in.getShort() & 0xffff);
            case 0xdd -> array(length());
            case 0xde -> map(in.getShort() & 0xffff);
            case 0xdf -> map(length());
            default -> throw failure("type %#x is not known".formatted(type));
        };
    }

    private static Object unsigned(long bits) {
        return bits >= 0 ? (Object) bits : (Object) ((bits >>> 1) * 2.0 + (bits & 1));
    }

    /** Nothing is allocated for a length that the bytes cannot have. */
    private int length() {
        int length = in.getInt();
        if (length < 0) {
            throw new BufferUnderflowException();
        }
        return length;
    }

    private String string(int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return LuaString.ofBytes(bytes);
    }

    private LuaTable array(int length) {
        enter(length);
        Object[] items = new Object[length];
        for (int i = 0; i < length; i++) {
            items[i] = value();
        }
        depth--;
        return LuaTable.ofList(items);
    }

    private LuaTable map(int length) {
        enter(length);
        LuaTable table = new LuaTable();
        for (int i = 0; i < length; i++) {
            Object key = value();
            if (key == null || (key instanceof Double number && Double.isNaN(number))) {
                throw failure("a " + LuaType.name(key) + " cannot be a key");
            }
            table.put(key, value());
        }
        if (!table.hadFields()) {
            // So that it is written as a map again.
            table.put("", true);
            table.put("", null);
        }
        depth--;
        return table;
    }

    private void enter(int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        if (++depth > DEPTH_MAX) {
            throw failure("values are nested deeper than " + DEPTH_MAX);
        }
    }

    private Failure failure(String why) {
        return new Failure(
                ErrorKind.INTERNAL, "cannot read MessagePack: byte " + in.position() + ": " + why);
    }
}
