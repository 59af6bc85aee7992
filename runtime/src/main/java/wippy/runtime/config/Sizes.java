// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts of memory: a number of bytes, or a number with one of the units K, M, G and T, which are
 * powers of 1024 ({@code 64M}, {@code 1.5G}; {@code MB} and {@code MiB} mean the same as {@code M},
 * and case does not matter).
 */
public final class Sizes {

    private static final Pattern SIZE =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(?:B|([KMGT])(?:I?B)?)?");

    private Sizes() {}

    /**
     * {@return the bytes that the text means, fractions of one cut off; nothing if it is no size or
     * does not fit 64 bits}
     */
    public static OptionalLong parseBytes(String text) {
        Matcher size = SIZE.matcher(text.toUpperCase(Locale.ROOT));
        if (!size.matches()) {
            return OptionalLong.empty();
        }
        String unit = size.group(2);
        int power = unit == null ? 0 : "KMGT".indexOf(unit) + 1;
        var bytes =
                new BigDecimal(size.group(1))
                        .multiply(BigDecimal.valueOf(1L << (10 * power)))
                        .toBigInteger();
        return bytes.bitLength() < Long.SIZE
                ? OptionalLong.of(bytes.longValue())
                : OptionalLong.empty();
    }
}
