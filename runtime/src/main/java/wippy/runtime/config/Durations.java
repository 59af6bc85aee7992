// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Go writes them: numbers with units one after the other, such as {@code 1h30m},
 * {@code 250ms} or {@code -1.5s}. Units are ns, us (or µs), ms, s, m and h; a bare {@code 0} is
 * allowed.
 */
public final class Durations {

    private static final String PART =
            "([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)";
    private static final Pattern NEXT = Pattern.compile(PART);
    private static final Pattern WHOLE = Pattern.compile("[-+]?(" + PART + ")+");

    private Durations() {}

    /**
     * {@return the nanoseconds that the text means, fractions of one cut off; nothing if it is no
     * duration or does not fit 64 bits}
     */
    public static OptionalLong parseNanos(String text) {
        if (text.equals("0") || text.equals("+0") || text.equals("-0")) {
            return OptionalLong.of(0);
        }
        if (!WHOLE.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        var sum = BigDecimal.ZERO;
        Matcher part = NEXT.matcher(text);
        while (part.find()) {
            var amount = new BigDecimal(part.group(1));
            sum = sum.add(amount.multiply(BigDecimal.valueOf(nanosOf(part.group(2)))));
        }
        var nanos = (text.startsWith("-") ? sum.negate() : sum).toBigInteger();
        return nanos.bitLength() < Long.SIZE
                ? OptionalLong.of(nanos.longValue())
                : OptionalLong.empty();
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 1_000L; // us, with any of its three letters
        };
    }
}
