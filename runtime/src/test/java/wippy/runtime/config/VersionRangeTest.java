// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.3 v1.2.3 1.2.3+build, 1.2.4 1.2.3-rc.1",
        "^1.2.0, 1.2.0 1.9.9, 1.1.9 2.0.0 1.2.0-rc.1",
        "^0.2.3, 0.2.3 0.2.9, 0.3.0 0.2.2",
        "^0.0.3, 0.0.3, 0.0.4",
        "^1, 1.0.0 1.5.0, 2.0.0",
        "~1.2.0, 1.2.0 1.2.9, 1.3.0 1.1.0",
        "~1, 1.0.0 1.9.0, 2.0.0",
        ">=1.0.0, 1.0.0 7.0.0, 0.9.9",
        "'>= 1.0.0 <2.0.0', 1.0.0 1.9.9, 2.0.0 0.9.0",
        "'>1.0.0,<=1.5.0', 1.0.1 1.5.0, 1.0.0 1.5.1",
        "1.x, 1.0.0 1.9.0, 2.0.0 0.9.0",
        "1.2.*, 1.2.0 1.2.9, 1.3.0",
        "*, 0.0.1 99.0.0, ''",
        "latest, 0.0.1 99.0.0, ''",
        "'^1.0.0 || ^3.0.0', 1.5.0 3.1.0, 2.0.0 4.0.0",
        "!=1.0.0, 1.0.1, 1.0.0",
        "<1.0.0, 1.0.0-alpha 1.0.0-alpha.2, 1.0.0",
        ">1.0.0-alpha.2, 1.0.0-alpha.10 1.0.0-beta 1.0.0, 1.0.0-alpha.1 1.0.0-alpha",
    })
    void aRangeContainsWhatItSays(String range, String inside, String outside) {
        VersionRange parsed = VersionRange.parse(range).orElseThrow();
        for (String version : inside.split(" ", -1)) {
            assertThat(parsed.contains(SemanticVersion.parse(version).orElseThrow()))
                    .as(version)
                    .isTrue();
        }
        for (String version : outside.isEmpty() ? new String[0] : outside.split(" ", -1)) {
            assertThat(parsed.contains(SemanticVersion.parse(version).orElseThrow()))
                    .as(version)
                    .isFalse();
        }
        assertThat(parsed).hasToString(range);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "1.2.3.4", "^", "^x", "1..2", ">=1.0.0 and", "||", "1.2.3-"})
    void whatIsNoRangeIsRefused(String text) {
        assertThat(VersionRange.parse(text)).isEmpty();
    }

    @Test
    void aVersionIsShownInFull() {
        assertThat(SemanticVersion.parse("v1.2")).map(Object::toString).contains("1.2.0");
        assertThat(SemanticVersion.parse("1.2.3-a.1")).map(Object::toString).contains("1.2.3-a.1");
        assertThat(SemanticVersion.parse("99999999999999999999")).isEmpty();
    }
}
