// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import java.math.BigDecimal;

/**
 * Writes durations as Go does: {@code 1h30m0s}, {@code 1.5s}, {@code 250ms}, {@code 0s}. From a
 * second on in hours, minutes and seconds, below in the largest unit that gives a number of at
 * least one.
 */
final class DurationText {

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;

    private DurationText() {}

    /** {@return the text, a Lua string} */
    static String of(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        String sign = nanos < 0 ? "-" : "";
        BigDecimal size = BigDecimal.valueOf(nanos).abs();
        if (nanos > -SECOND && nanos < SECOND) {
            return sign + small(size);
        }
        BigDecimal[] parts = size.movePointLeft(9).divideAndRemainder(BigDecimal.valueOf(MINUTE));
        long minutes = parts[0].longValue();
        StringBuilder text = new StringBuilder(sign);
        if (minutes >= HOUR / MINUTE) {
            text.append(minutes / (HOUR / MINUTE)).append('h');
        }
        if (minutes > 0) {
            text.append(minutes % (HOUR / MINUTE)).append('m');
        }
        return text.append(plain(parts[1])).append('s').toString();
    }

    private static String small(BigDecimal nanos) {
        if (nanos.longValue() < MICRO) {
            return plain(nanos) + "ns";
        }
        // The unit is µs, in UTF-8.
        return nanos.longValue() < MILLI
                ? plain(nanos.movePointLeft(3)) + "\u00c2\u00b5s"
                : plain(nanos.movePointLeft(6)) + "ms";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
