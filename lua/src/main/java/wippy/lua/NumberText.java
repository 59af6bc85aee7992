// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Text of floats (Lua 5.3 §3.4.3): C's {@code %.14g}, with {@code .0} where it looks integral. */
public final class NumberText {

    private static final int PRECISION = 14;

    /** Below this, an integral float has at most 14 digits. */
    private static final double PLAIN_MAX = 1e14;

    private NumberText() {}

    /** {@return the text of a float as {@code tostring} gives it in this dialect} */
    public static String of(Dialect dialect, double value) {
        if (dialect == Dialect.APPLICATION && value == Math.rint(value) && fits(value)) {
            return Long.toString((long) value);
        }
        if (value == Math.rint(value) && Math.abs(value) < PLAIN_MAX) {
            boolean minusZero = value == 0 && 1 / value < 0;
            return minusZero ? "-0.0" : Long.toString((long) value).concat(".0");
        }
        String text = general(value);
        return looksIntegral(text) ? text + ".0" : text;
    }

    private static boolean fits(double value) {
        return value >= -0x1p63 && value < 0x1p63;
    }

    private static boolean looksIntegral(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '-' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** {@return C's {@code %.14g}} */
    public static String general(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal rounded = rounded(value);
        String digits = rounded.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - rounded.scale();
        String significant = withoutTrailingZeros(digits);
        String text =
                exponent < -4 || exponent >= PRECISION
                        ? scientific(significant, exponent)
                        : positional(significant, exponent);
        return value < 0 ? "-" + text : text;
    }

    /**
     * The shortest decimal that identifies the float is rounded instead of the float's exact value;
     * they round alike unless the shortest ends in a 5 right behind the last digit kept. (Subnormal
     * floats are too coarse for that.)
     */
    private static BigDecimal rounded(double value) {
        MathContext context = new MathContext(PRECISION, RoundingMode.HALF_EVEN);
        if (Math.abs(value) < Double.MIN_NORMAL) {
            return new BigDecimal(value).round(context);
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value));
        if (shortest.precision() <= PRECISION) {
            return shortest;
        }
        boolean mayTie = shortest.stripTrailingZeros().unscaledValue().testBit(0);
        return mayTie ? new BigDecimal(value).round(context) : shortest.round(context);
    }

    private static String withoutTrailingZeros(String digits) {
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static String scientific(String digits, int exponent) {
        StringBuilder text = new StringBuilder(24).append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append('e').append(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        if (size < 10) {
            text.append('0');
        }
        return text.append(size).toString();
    }

    private static String positional(String digits, int exponent) {
        if (exponent < 0) {
            return "0." + "0".repeat(-exponent - 1) + digits;
        }
        if (digits.length() <= exponent + 1) {
            return digits + "0".repeat(exponent + 1 - digits.length());
        }
        return digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
    }
}
