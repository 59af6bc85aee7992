// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides what unquoted YAML text means, by the core schema of YAML 1.2 with the older forms of
 * numbers: {@code 0755} is octal and {@code 1_000} a thousand. {@code yes} and {@code on} are text.
 */
public final class PlainScalars {

    private static final Pattern INTEGER =
            Pattern.compile("[-+]?(0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|[0-9][0-9_]*)");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9][0-9_]*(\\.[0-9_]*)?)([eE][-+]?[0-9]+)?");

    private PlainScalars() {}

    /** {@return the number, boolean, null or text that a text without quotes means} */
    public static @Nullable Object value(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
            case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
            case ".nan", ".NaN", ".NAN" -> Double.NaN;
            default -> {
                if (INTEGER.matcher(text).matches()) {
                    yield integer(text.replace("_", ""));
                }
                if (FLOAT.matcher(text).matches()) {
                    yield Double.parseDouble(text.replace("_", ""));
                }
                yield text;
            }
        };
    }

    /** Integers beyond 64 bits become floats. */
    private static Object integer(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        int radix = 10;
        if (digits.startsWith("0x")) {
            radix = 16;
        } else if (digits.startsWith("0b")) {
            radix = 2;
        } else if (digits.startsWith("0o") || digits.matches("0[0-7]+")) {
            radix = 8;
        }
        boolean hasPrefix = digits.length() > 1 && Character.isLetter(digits.charAt(1));
        String magnitude = hasPrefix ? digits.substring(2) : digits;
        if (magnitude.isEmpty()) {
            return text;
        }
        var number = new BigInteger(magnitude, radix);
        var signed = negative ? number.negate() : number;
        return signed.bitLength() < Long.SIZE ? signed.longValue() : (Object) signed.doubleValue();
    }
}
