// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

/** Floats in C99's hexadecimal form without sign and {@code 0x}, such as {@code 1.8p+1}. */
final class HexFloat {

    private static final int MANTISSA_DIGITS = 13;

    private HexFloat() {}

    /**
     * {@return the text of a finite, not negative value}
     *
     * @param precision hexadecimal digits after the point, rounded half to even; -1 for as many as
     *     it takes
     */
    static String text(double value, int precision, boolean alwaysPoint) {
        long bits = Double.doubleToRawLongBits(value);
        long mantissa = bits & 0xFFFFFFFFFFFFFL;
        int exponent = (int) (bits >>> 52);
        long whole = exponent == 0 ? 0 : 1;
        int power = value == 0 ? 0 : exponent == 0 ? -1022 : exponent - 1023;
        if (precision >= 0 && precision < MANTISSA_DIGITS) {
            int dropped = 4 * (MANTISSA_DIGITS - precision);
            long all = whole << 52 | mantissa;
            long half = 1L << (dropped - 1);
            long rest = all & (2 * half - 1);
            long kept = all >>> dropped;
            if (rest > half || (rest == half && (kept & 1) == 1)) {
                kept++;
            }
            whole = kept >>> 4 * precision;
            mantissa = (kept << dropped) & 0xFFFFFFFFFFFFFL;
        }
        String digits = Long.toHexString(1L << 52 | mantissa).substring(1);
        int count = precision < 0 ? significant(digits) : precision;
        var text = new StringBuilder().append(whole);
        if (count > 0 || alwaysPoint) {
            text.append('.').append(digits, 0, Math.min(count, MANTISSA_DIGITS));
            text.repeat('0', Math.max(0, count - MANTISSA_DIGITS));
        }
        return text.append('p').append(power < 0 ? "" : "+").append(power).toString();
    }

    private static int significant(String digits) {
        int count = digits.length();
        while (count > 0 && digits.charAt(count - 1) == '0') {
            count--;
        }
        return count;
    }
}
