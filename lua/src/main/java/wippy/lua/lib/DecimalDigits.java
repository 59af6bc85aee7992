// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Decimal digits of a finite double, rounded as C's {@code printf} does: the exact binary value,
 * half to even.
 *
 * <p>The fast way rounds the shortest digits that Java prints. That is right unless they end in a 5
 * just where rounding cuts: a shorter decimal between them and the exact value would have been the
 * shortest. Those ties, subnormal numbers and more than 15 digits take the exact way.
 *
 * @param digits significant digits without leading zeros; all zeros for zero
 * @param exponent the value is {@code d.ddd * 10^exponent}
 */
record DecimalDigits(String digits, int exponent) {

    private static final int SAFE_DIGITS = 15;

    /** {@return {@code count} digits of {@code value}, which is not negative} */
    static DecimalDigits significant(double value, int count) {
        if (value == 0) {
            return new DecimalDigits("0".repeat(count), 0);
        }
        DecimalDigits shortest = shortest(value);
        DecimalDigits rounded = shortest.roundedTo(count);
        if (rounded != null && value >= Double.MIN_NORMAL) {
            return rounded;
        }
        BigDecimal exact =
                new BigDecimal(value).round(new MathContext(count, RoundingMode.HALF_EVEN));
        String digits = exact.unscaledValue().toString();
        return new DecimalDigits(padded(digits, count), digits.length() - 1 - exact.scale());
    }

    /**
     * {@return the digits of {@code value}, which is not negative, up to place {@code decimals}
     * after the point} At least one digit; there are {@code exponent + 1 + decimals} if that is
     * more.
     */
    static DecimalDigits fraction(double value, int decimals) {
        if (value == 0) {
            return new DecimalDigits("0", -decimals);
        }
        DecimalDigits shortest = shortest(value);
        int count = shortest.exponent + 1 + decimals;
        DecimalDigits rounded = count > 0 ? shortest.roundedTo(count) : null;
        if (rounded != null && value >= Double.MIN_NORMAL) {
            return rounded;
        }
        BigDecimal exact = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        String digits = exact.unscaledValue().toString();
        return new DecimalDigits(digits, digits.length() - 1 - decimals);
    }

    private static DecimalDigits shortest(double value) {
        String text = Double.toString(value);
        int mark = text.indexOf('E');
        int exponent = mark < 0 ? 0 : Integer.parseInt(text, mark + 1, text.length(), 10);
        String mantissa = mark < 0 ? text : text.substring(0, mark);
        int point = mantissa.indexOf('.');
        String all = mantissa.substring(0, point) + mantissa.substring(point + 1);
        int first = 0;
        while (all.charAt(first) == '0') {
            first++;
        }
        int last = all.length();
        while (all.charAt(last - 1) == '0') {
            last--;
        }
        return new DecimalDigits(all.substring(first, last), exponent + point - 1 - first);
    }

    /** {@return these shortest digits rounded, or null if only the exact value can tell} */
    private DecimalDigits roundedTo(int count) {
        int length = digits.length();
        if (count >= length) {
            return count > SAFE_DIGITS ? null : new DecimalDigits(padded(digits, count), exponent);
        }
        char cut = digits.charAt(count);
        if (cut < '5') {
            return new DecimalDigits(digits.substring(0, count), exponent);
        }
        return cut == '5' && length == count + 1 ? null : roundedUp(count);
    }

    private DecimalDigits roundedUp(int count) {
        char[] result = digits.substring(0, count).toCharArray();
        for (int i = count - 1; i >= 0; i--) {
            if (result[i] != '9') {
                result[i]++;
                return new DecimalDigits(new String(result), exponent);
            }
            result[i] = '0';
        }
        return new DecimalDigits("1" + new String(result, 0, count - 1), exponent + 1);
    }

    private static String padded(String digits, int count) {
        return digits.length() < count ? digits + "0".repeat(count - digits.length()) : digits;
    }
}
