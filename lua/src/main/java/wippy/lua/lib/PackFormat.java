// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.nio.ByteOrder;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;

/** Reads a format string of {@code string.pack} option by option (Lua 5.3 §6.4.2). */
final class PackFormat {

    /** What an option stands for. */
    enum Kind {
        SIGNED,
        UNSIGNED,
        FLOAT,
        FIXED_STRING,
        COUNTED_STRING,
        ZERO_STRING,
        PADDING,
        ALIGNMENT,
        NONE
    }

    private static final int INTEGER_SIZE_MAX = 16;

    private static final int NATIVE_ALIGNMENT = 8;

    private final LuaState state;
    private final LuaFunction function;
    private final String format;
    private int position;
    private boolean littleEndian = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private int alignmentMax = 1;
    private Kind kind = Kind.NONE;
    private long size;
    private int padding;

    PackFormat(LuaState state, LuaFunction function, String format) {
        this.state = state;
        this.function = function;
        this.format = format;
    }

    Kind kind() {
        return kind;
    }

    /** {@return bytes the option takes, or those of the length that precedes a counted string} */
    long size() {
        return size;
    }

    /** {@return bytes of padding before it} */
    int padding() {
        return padding;
    }

    boolean littleEndian() {
        return littleEndian;
    }

    /** {@return whether the option packs a value} */
    boolean takesValue() {
        return kind.compareTo(Kind.PADDING) < 0;
    }

    /**
     * {@return whether there was another option}
     *
     * @param offset bytes before it, for alignment
     */
    boolean next(long offset) {
        if (position >= format.length()) {
            return false;
        }
        option();
        long alignment = size;
        if (kind == Kind.ALIGNMENT) {
            if (position >= format.length()) {
                throw invalidNext();
            }
            option();
            alignment = size;
            boolean aligns = kind != Kind.FIXED_STRING && alignment != 0;
            kind = Kind.ALIGNMENT;
            size = 0;
            if (!aligns) {
                throw invalidNext();
            }
        }
        padding = padding(offset, alignment);
        return true;
    }

    private LuaError invalidNext() {
        return Arguments.bad(state, function, 1, "invalid next option for option 'X'");
    }

    private int padding(long offset, long wanted) {
        if (wanted <= 1 || kind == Kind.FIXED_STRING || kind == Kind.NONE || kind == Kind.PADDING) {
            return 0;
        }
        long alignment = Math.min(wanted, alignmentMax);
        if ((alignment & (alignment - 1)) != 0) {
            throw Arguments.bad(state, function, 1, "format asks for alignment not power of 2");
        }
        return (int) ((alignment - (offset & (alignment - 1))) & (alignment - 1));
    }

    private void option() {
        char letter = format.charAt(position++);
        switch (letter) {
            case 'b' -> set(Kind.SIGNED, 1);
            case 'B' -> set(Kind.UNSIGNED, 1);
            case 'h' -> set(Kind.SIGNED, 2);
            case 'H' -> set(Kind.UNSIGNED, 2);
            case 'l', 'j' -> set(Kind.SIGNED, 8);
            case 'L', 'J', 'T' -> set(Kind.UNSIGNED, 8);
            case 'f' -> set(Kind.FLOAT, 4);
            case 'd', 'n' -> set(Kind.FLOAT, 8);
            case 'i' -> set(Kind.SIGNED, integerSize(4));
            case 'I' -> set(Kind.UNSIGNED, integerSize(4));
            case 's' -> set(Kind.COUNTED_STRING, integerSize(8));
            case 'c' -> {
                long count = number(-1);
                if (count < 0) {
                    throw LuaError.of(state, "missing size for format option 'c'");
                }
                set(Kind.FIXED_STRING, count);
            }
            case 'z' -> set(Kind.ZERO_STRING, 0);
            case 'x' -> set(Kind.PADDING, 1);
            case 'X' -> set(Kind.ALIGNMENT, 0);
            case ' ' -> set(Kind.NONE, 0);
            case '<', '>', '=', '!' -> {
                set(Kind.NONE, 0);
                configure(letter);
            }
            default -> throw LuaError.of(state, "invalid format option '" + letter + "'");
        }
    }

    private void configure(char letter) {
        switch (letter) {
            case '<' -> littleEndian = true;
            case '>' -> littleEndian = false;
            case '!' -> alignmentMax = integerSize(NATIVE_ALIGNMENT);
            default -> littleEndian = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        }
    }

    private void set(Kind newKind, long newSize) {
        kind = newKind;
        size = newSize;
    }

    private int integerSize(int ifAbsent) {
        long number = number(ifAbsent);
        if (number < 1 || number > INTEGER_SIZE_MAX) {
            throw LuaError.of(
                    state,
                    "integral size (" + number + ") out of limits [1," + INTEGER_SIZE_MAX + "]");
        }
        return (int) number;
    }

    private long number(long ifAbsent) {
        if (position >= format.length() || !CharacterClass.isDigit(format.charAt(position))) {
            return ifAbsent;
        }
        long number = 0;
        while (position < format.length()
                && CharacterClass.isDigit(format.charAt(position))
                && number <= (Integer.MAX_VALUE - 9) / 10) {
            number = number * 10 + format.charAt(position++) - '0';
        }
        return number;
    }
}
