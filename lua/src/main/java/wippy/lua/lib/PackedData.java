// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.ArrayList;
import java.util.List;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.Results;

/** Reads packed values from a string, for {@code string.unpack}. */
final class PackedData {

    private final LuaState state;
    private final LuaFunction function;
    private final String data;
    private int position;

    PackedData(LuaState state, LuaFunction function, String data, int position) {
        this.state = state;
        this.function = function;
        this.data = data;
        this.position = position;
    }

    /** {@return the values and the position after them} */
    Object unpack(String format) {
        var options = new PackFormat(state, function, format);
        List<Object> values = new ArrayList<>();
        while (options.next(position)) {
            require(options.padding() + options.size());
            position += options.padding();
            if (options.takesValue()) {
                values.add(value(options));
            } else {
                position += (int) options.size();
            }
        }
        values.add(position + 1L);
        return Results.of(values.toArray());
    }

    private void require(long size) {
        if (size > data.length() - position) {
            throw Arguments.bad(state, function, 2, "data string too short");
        }
    }

    private Object value(PackFormat options) {
        int size = (int) options.size();
        return switch (options.kind()) {
            case SIGNED -> integer(options.littleEndian(), size, true);
            case UNSIGNED -> integer(options.littleEndian(), size, false);
            case FLOAT -> {
                long bits = integer(options.littleEndian(), size, false);
                yield size == 4
                        ? (double) Float.intBitsToFloat((int) bits)
                        : Double.longBitsToDouble(bits);
            }
            case FIXED_STRING -> text(size);
            case COUNTED_STRING -> {
                long length = integer(options.littleEndian(), size, false);
                if (length < 0) {
                    throw Arguments.bad(state, function, 2, "data string too short");
                }
                require(length);
                yield text((int) length);
            }
            case ZERO_STRING -> {
                int zero = data.indexOf(0, position);
                int end = zero < 0 ? data.length() : zero;
                String text = text(end - position);
                position++;
                yield text;
            }
            case PADDING, ALIGNMENT, NONE -> throw new AssertionError(options.kind());
        };
    }

    private String text(int length) {
        String text = data.substring(position, position + length);
        position += length;
        return text;
    }

    private long integer(boolean littleEndian, int size, boolean signed) {
        long bits = 0;
        for (int place = Math.min(size, 8) - 1; place >= 0; place--) {
            bits = bits << 8 | data.charAt(position + (littleEndian ? place : size - 1 - place));
        }
        if (size < 8) {
            if (signed) {
                bits = bits << (64 - size * 8) >> (64 - size * 8);
            }
        } else {
            int sign = signed && bits < 0 ? 0xFF : 0;
            for (int place = 8; place < size; place++) {
                if (data.charAt(position + (littleEndian ? place : size - 1 - place)) != sign) {
                    throw LuaError.of(state, size + "-byte integer does not fit into Lua Integer");
                }
            }
        }
        position += size;
        return bits;
    }
}
