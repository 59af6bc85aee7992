// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** Numbers written as text: decimal and hexadecimal, integer and float (Lua 5.3 §3.1, §3.4.3). */
final class NumberReader {

    /** Digits of a hexadecimal float beyond this many no longer fit and only count. */
    private static final int HEX_DIGITS_MAX = 30;

    private NumberReader() {}

    static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** {@return a {@link Long} or {@link Double}, null when the text is no number} */
    static Object read(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        int at = start;
        boolean negative = false;
        if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            negative = text.charAt(at) == '-';
            at++;
        }
        if (at == end) {
            return null;
        }
        if (at + 1 < end && text.charAt(at) == '0' && (text.charAt(at + 1) | 0x20) == 'x') {
            return hexadecimal(text, at + 2, end, negative);
        }
        return decimal(text, start, at, end, negative);
    }

    private static Object decimal(String text, int start, int first, int end, boolean negative) {
        long number = 0;
        boolean fits = true;
        int at = first;
        for (; at < end && isDigit(text.charAt(at)); at++) {
            int digit = text.charAt(at) - '0';
            // The magnitude may reach 2^63 only with a minus sign.
            fits &=
                    number >= 0
                            && (number < 922337203685477580L
                                    || (number == 922337203685477580L
                                            && digit <= (negative ? 8 : 7)));
            number = number * 10 + digit;
        }
        if (at == end && fits) {
            return negative ? -number : number;
        }
        return isDecimalFloat(text, first, end)
                ? (Object) Double.parseDouble(text.substring(start, end))
                : null;
    }

    private static boolean isDecimalFloat(String text, int first, int end) {
        int at = first;
        int digits = 0;
        for (; at < end && isDigit(text.charAt(at)); at++) {
            digits++;
        }
        if (at < end && text.charAt(at) == '.') {
            at++;
            for (; at < end && isDigit(text.charAt(at)); at++) {
                digits++;
            }
        }
        return digits > 0 && exponentEnds(text, at, end, 'e');
    }

    /** Whether an optional exponent fills the rest. */
    private static boolean exponentEnds(String text, int from, int end, char mark) {
        int at = from;
        if (at == end) {
            return true;
        }
        if ((text.charAt(at) | 0x20) != mark) {
            return false;
        }
        at++;
        if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int first = at;
        while (at < end && isDigit(text.charAt(at))) {
            at++;
        }
        return at == end && at > first;
    }

    private static Object hexadecimal(String text, int first, int end, boolean negative) {
        long integer = 0;
        double mantissa = 0;
        int significant = 0;
        int digits = 0;
        long exponent = 0;
        boolean point = false;
        int at = first;
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c == '.' && !point) {
                point = true;
                continue;
            }
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                break;
            }
            digits++;
            integer = integer * 16 + digit;
            if (significant > 0 || digit != 0) {
                significant++;
            }
            if (significant <= HEX_DIGITS_MAX) {
                mantissa = mantissa * 16 + digit;
                exponent -= point ? 4 : 0;
            } else {
                exponent += point ? 0 : 4;
            }
        }
        if (digits == 0 || !exponentEnds(text, at, end, 'p')) {
            return null;
        }
        if (at == end && !point) {
            return negative ? -integer : integer;
        }
        double value = scaled(mantissa, exponent + (at == end ? 0 : exponent(text, at + 1, end)));
        return negative ? -value : value;
    }

    private static long exponent(String text, int first, int end) {
        boolean negative = text.charAt(first) == '-';
        long exponent = 0;
        for (int at = first; at < end; at++) {
            char c = text.charAt(at);
            if (isDigit(c) && exponent < 1_000_000_000) {
                exponent = exponent * 10 + c - '0';
            }
        }
        return negative ? -exponent : exponent;
    }

    /** In two steps, so that a large mantissa with a small exponent does not overflow halfway. */
    private static double scaled(double mantissa, long exponent) {
        int clipped = (int) Math.max(-5000, Math.min(5000, exponent));
        int half = clipped / 2;
        return Math.scalb(Math.scalb(mantissa, half), clipped - half);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
