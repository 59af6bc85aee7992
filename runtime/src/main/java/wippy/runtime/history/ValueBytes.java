// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.history;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wippy.registry.FileText;
import wippy.registry.Values;

/**
 * Values of entries as bytes, exactly: a tag, then the content. Counts and chars are written seven
 * bits a byte, lowest first; numbers as eight bytes, highest first.
 */
final class ValueBytes {
    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int INTEGER = 3;
    private static final int FRACTION = 4;
    private static final int TEXT = 5;
    private static final int FILE_TEXT = 6;
    private static final int LIST = 7;
    private static final int MAP = 8;

    /** Deeper than {@link Values} lets values be. */
    private static final int DEPTH_MAX = 300;

    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int SHIFT = 7;
    private static final int SHIFT_MAX = 28;

    private ValueBytes() {}

    /** {@return a value of {@link Values} as bytes} */
    static byte[] write(@Nullable Object value) {
        var out = new ByteArrayOutputStream();
        write(value, out);
        return out.toByteArray();
    }

    private static void write(@Nullable Object value, ByteArrayOutputStream out) {
        switch (value) {
            case null -> out.write(NULL);
            case Boolean flag -> out.write(flag ? TRUE : FALSE);
            case Long number -> {
                out.write(INTEGER);
                writeLong(number, out);
            }
            case Double number -> {
                out.write(FRACTION);
                writeLong(Double.doubleToRawLongBits(number), out);
            }
            case String text -> {
                out.write(TEXT);
                writeText(text, out);
            }
            case FileText text -> {
                out.write(FILE_TEXT);
                writeText(text.file(), out);
                writeText(text.bytes(), out);
            }
            case List<?> list -> {
                out.write(LIST);
                writeCount(list.size(), out);
                list.forEach(item -> write(item, out));
            }
            case Map<?, ?> map -> {
                out.write(MAP);
                writeCount(map.size(), out);
                map.forEach(
                        (key, item) -> {
                            writeText((String) key, out);
                            write(item, out);
                        });
            }
            default -> throw new IllegalArgumentException("no value of an entry: " + value);
        }
    }

    private static void writeLong(long number, ByteArrayOutputStream out) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static void writeText(String text, ByteArrayOutputStream out) {
        writeCount(text.length(), out);
        for (int i = 0; i < text.length(); i++) {
            writeCount(text.charAt(i), out);
        }
    }

    private static void writeCount(int count, ByteArrayOutputStream out) {
        int rest = count;
        while (rest > LOW_BITS) {
            out.write((rest & LOW_BITS) | MORE);
            rest >>>= SHIFT;
        }
        out.write(rest);
    }

    /**
     * {@return the value that was written}
     *
     * @throws IllegalArgumentException if nothing that writes values wrote these bytes
     */
    static @Nullable Object read(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        try {
            Object value = read(in, 0);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(in.remaining() + " bytes too many");
            }
            return value;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the bytes end too early", e);
        }
    }

    private static @Nullable Object read(ByteBuffer in, int depth) {
        if (depth > DEPTH_MAX) {
            throw new IllegalArgumentException("nested too deep");
        }
        int tag = in.get();
        return switch (tag) {
            case NULL -> null;
            case FALSE -> false;
            case TRUE -> true;
            case INTEGER -> in.getLong();
            case FRACTION -> Double.longBitsToDouble(in.getLong());
            case TEXT -> readText(in);
            case FILE_TEXT -> new FileText(readText(in), readText(in));
            case LIST -> {
                int size = readSize(in);
                var list = new ArrayList<@Nullable Object>(size);
                for (int i = 0; i < size; i++) {
                    list.add(read(in, depth + 1));
                }
                yield list;
            }
            case MAP -> {
                int size = readSize(in);
                Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(size);
                for (int i = 0; i < size; i++) {
                    map.put(readText(in), read(in, depth + 1));
                }
                yield map;
            }
            default -> throw new IllegalArgumentException("there is no tag " + tag);
        };
    }

    private static String readText(ByteBuffer in) {
        char[] chars = new char[readSize(in)];
        for (int i = 0; i < chars.length; i++) {
            int code = readCount(in);
            if (code > Character.MAX_VALUE) {
                throw new IllegalArgumentException("there is no char " + code);
            }
            chars[i] = (char) code;
        }
        return new String(chars);
    }

    /** {@return how many items follow, each of at least a byte} */
    private static int readSize(ByteBuffer in) {
        int size = readCount(in);
        if (size > in.remaining()) {
            throw new BufferUnderflowException();
        }
        return size;
    }

    private static int readCount(ByteBuffer in) {
        int count = 0;
        for (int shift = 0; shift <= SHIFT_MAX; shift += SHIFT) {
            int next = in.get();
            count |= (next & LOW_BITS) << shift;
            if (next >= 0 && count >= 0) {
                return count;
            }
        }
        throw new IllegalArgumentException("a count is too large");
    }
}
