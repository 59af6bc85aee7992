// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.Optional;

/** The value of a numeral (Lua 5.3 §3.1). */
final class Numerals {
    private static final long MAX_BY_10 = Long.MAX_VALUE / 10;
    private static final int MAX_LAST_DIGIT = (int) (Long.MAX_VALUE % 10);

    private Numerals() {}

    /**
     * {@return a {@link Long} or a {@link Double}; empty if the text is not a numeral} A decimal
     * integer beyond 64 bits is a float, a hexadecimal one wraps around.
     */
    static Optional<Number> parse(String text) {
        if (text.length() > 1 && text.charAt(0) == '0' && (text.charAt(1) | 0x20) == 'x') {
            return hexadecimal(text);
        }
        return decimal(text);
    }

    private static Optional<Number> decimal(String text) {
        int length = text.length();
        int i = 0;
        long value = 0;
        boolean fits = true;
        while (i < length && isDigit(text.charAt(i))) {
            int digit = text.charAt(i) - '0';
            if (value > MAX_BY_10 || (value == MAX_BY_10 && digit > MAX_LAST_DIGIT)) {
                fits = false;
            }
            value = value * 10 + digit;
            i++;
        }
        int digits = i;
        if (i == length) {
            return digits == 0
                    ? Optional.empty()
                    : Optional.of(fits ? (Number) value : (Number) Double.valueOf(text));
        }
        if (text.charAt(i) == '.') {
            i++;
            while (i < length && isDigit(text.charAt(i))) {
                i++;
                digits++;
            }
        }
        int end = exponent(text, i, 'e');
        return digits == 0 || end != length ? Optional.empty() : Optional.of(Double.valueOf(text));
    }

    private static Optional<Number> hexadecimal(String text) {
        int length = text.length();
        int i = 2;
        long value = 0;
        while (i < length && Character.digit(text.charAt(i), 16) >= 0) {
            value = (value << 4) + Character.digit(text.charAt(i), 16);
            i++;
        }
        int digits = i - 2;
        if (i == length) {
            return digits == 0 ? Optional.empty() : Optional.of(value);
        }
        if (text.charAt(i) == '.') {
            i++;
            while (i < length && Character.digit(text.charAt(i), 16) >= 0) {
                i++;
                digits++;
            }
        }
        int end = exponent(text, i, 'p');
        if (digits == 0 || end != length) {
            return Optional.empty();
        }
        return Optional.of(Double.valueOf(end == i ? text + "p0" : text));
    }

    /** The offset behind the exponent at {@code i}; {@code i} itself if there is none. */
    private static int exponent(String text, int i, char letter) {
        if (i >= text.length() || (text.charAt(i) | 0x20) != letter) {
            return i;
        }
        int j = i + 1;
        if (j < text.length() && (text.charAt(j) == '+' || text.charAt(j) == '-')) {
            j++;
        }
        int first = j;
        while (j < text.length() && isDigit(text.charAt(j))) {
            j++;
        }
        return j == first ? i : j;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
