// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations and sizes. */
final class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "1ns, 1",
        "1us, 1000",
        "1\u00b5s, 1000",
        "1\u03bcs, 1000",
        "250ms, 250000000",
        "1.5s, 1500000000",
        ".5s, 500000000",
        "1.s, 1000000000",
        "1h30m, 5400000000000",
        "-1m1s, -61000000000",
        "+2m, 120000000000",
        "0.3ns, 0",
        "1.9ns, 1",
        "9223372036854775807ns, 9223372036854775807",
        "2562047h47m16.854775807s, 9223372036854775807"
    })
    void aDurationIsWhatGoMakesOfIt(String text, long nanos) {
        assertThat(Durations.parseNanos(text)).hasValue(nanos);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "s",
                "1d",
                "1 s",
                " 1s",
                "1s ",
                "1S",
                "1s-1s",
                "--1s",
                ".s",
                "1..5s",
                "1,5s",
                "9223372036854775808ns",
                "3000000h",
                "+",
                "00"
            })
    void whatIsNoDurationIsRefused(String text) {
        assertThat(Durations.parseNanos(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "512, 512",
        "512B, 512",
        "1K, 1024",
        "64M, 67108864",
        "64mb, 67108864",
        "64 MiB, 67108864",
        "1.5G, 1610612736",
        "2T, 2199023255552",
        "0.0001K, 0"
    })
    void aSizeIsInPowersOf1024(String text, long bytes) {
        assertThat(Sizes.parseBytes(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M", "-1M", "1X", "1 000", "1e3", ".5G", "9999999999T", "1KM"})
    void whatIsNoSizeIsRefused(String text) {
        assertThat(Sizes.parseBytes(text)).isEmpty();
    }
}
