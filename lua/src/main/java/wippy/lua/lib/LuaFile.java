// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.IOException;
import java.util.Arrays;
import wippy.lua.Conversions;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.lua.Userdata;

/** A file handle (Lua 5.3 §6.8). */
final class LuaFile extends Userdata {

    private static final int NUMERAL_MAX = 200;

    private final LuaTable metatable;
    private final ByteStream stream;
    private final boolean standard;
    private boolean closed;

    /**
     * @param standard whether it is one of the process, which {@code close} leaves open
     */
    LuaFile(LuaTable metatable, ByteStream stream, boolean standard) {
        this.metatable = metatable;
        this.stream = stream;
        this.standard = standard;
    }

    @Override
    public LuaTable metatable() {
        return metatable;
    }

    boolean isClosed() {
        return closed;
    }

    ByteStream stream() {
        return stream;
    }

    Object close() throws IOException {
        if (standard) {
            stream.flush();
            return Results.of(null, "cannot close standard file");
        }
        closed = true;
        return stream.close();
    }

    /** {@return such as {@code file (0x1a2b3c4d)}} */
    @Override
    public String toString() {
        String address = super.toString();
        return closed ? "file (closed)" : "file (" + address.substring(address.indexOf('0')) + ")";
    }

    /**
     * {@return what the formats ask for; the first that finds the end of the file gives nil and
     * ends it}
     *
     * @param formats of {@code read}, from index {@code first} on; a line when there are none
     */
    Object read(LuaState state, LuaFunction function, Object[] formats, int first)
            throws IOException {
        if (formats.length <= first) {
            return line(state, false);
        }
        Object[] values = new Object[formats.length - first];
        for (int i = 0; i < values.length; i++) {
            values[i] = readOne(state, function, first + i + 1, formats[first + i]);
            if (values[i] == null) {
                return Results.of(Arrays.copyOf(values, i + 1));
            }
        }
        return Results.of(values);
    }

    private Object readOne(LuaState state, LuaFunction function, int index, Object format)
            throws IOException {
        if (format instanceof Long || format instanceof Double) {
            return bytes(state, Arguments.integer(state, function, index, format));
        }
        String name = Arguments.string(state, function, index, format);
        int letter = name.startsWith("*") ? 1 : 0;
        return switch (letter < name.length() ? name.charAt(letter) : 0) {
            case 'n' -> number();
            case 'l' -> line(state, false);
            case 'L' -> line(state, true);
            case 'a' -> all(state);
            default -> throw Arguments.bad(state, function, index, "invalid format");
        };
    }

    private Object bytes(LuaState state, long count) throws IOException {
        if (count <= 0) {
            return stream.peek() < 0 ? null : "";
        }
        StringBuilder text = Sizes.builder(state, Math.min(count, 1 << 16));
        for (long i = 0; i < count; i++) {
            int c = stream.read();
            if (c < 0) {
                break;
            }
            text.append((char) c);
        }
        return text.isEmpty() ? null : Sizes.text(state, text);
    }

    private Object all(LuaState state) throws IOException {
        StringBuilder text = Sizes.builder(state, 1 << 10);
        for (int c = stream.read(); c >= 0; c = stream.read()) {
            Sizes.grow(state, text, 1);
            text.append((char) c);
        }
        return Sizes.text(state, text);
    }

    Object line(LuaState state, boolean keepEnd) throws IOException {
        int c = stream.read();
        if (c < 0) {
            return null;
        }
        StringBuilder text = new StringBuilder(80);
        while (c >= 0 && c != '\n') {
            Sizes.grow(state, text, 2);
            text.append((char) c);
            c = stream.read();
        }
        if (keepEnd && c >= 0) {
            text.append('\n');
        }
        return Sizes.text(state, text);
    }

    /** Takes the longest prefix that looks like a numeral; nil if it is none. */
    private Object number() throws IOException {
        while (isBlank(stream.peek())) {
            stream.read();
        }
        StringBuilder text = new StringBuilder();
        take(text, "+-");
        String digits = "0123456789";
        String exponent = "eE";
        boolean hasDigits = take(text, "0");
        if (hasDigits && take(text, "xX")) {
            digits = "0123456789abcdefABCDEF";
            exponent = "pP";
            hasDigits = false;
        }
        hasDigits |= takeAll(text, digits);
        if (take(text, ".")) {
            hasDigits |= takeAll(text, digits);
        }
        if (hasDigits && take(text, exponent)) {
            take(text, "+-");
            takeAll(text, "0123456789");
        }
        return text.length() > NUMERAL_MAX ? null : Conversions.toNumber(text.toString());
    }

    private static boolean isBlank(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private boolean takeAll(StringBuilder text, String allowed) throws IOException {
        int before = text.length();
        while (text.length() <= NUMERAL_MAX && take(text, allowed)) {
            // Each turn takes one.
        }
        return text.length() > before;
    }

    private boolean take(StringBuilder text, String allowed) throws IOException {
        int c = stream.peek();
        if (c < 0 || allowed.indexOf(c) < 0) {
            return false;
        }
        text.append((char) stream.read());
        return true;
    }
}
