// SPDX-License-Identifier: Apache-2.0
package wippy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What runs is replaced through the registry, or not at all. */
final class ReplaceTest {

    @Test
    void aServiceAndItsHostAreReplacedWhenTheOldOneHasEnded() throws Exception {
        try (var application = Application.start("replace", 2)) {
            assertThat(application.run("replace"))
                    .isEqualTo(
                            """
                            first begins
                            first ends: pid.cancel
                            second begins
                            second ends: pid.cancel
                            third begins
                            fourth begins
                            fourth ends: pid.cancel
                            fourth begins
                            """);
        }
    }

    @Test
    void aSetOfChangesThatIsRefusedLeavesEverythingAsItWas() throws Exception {
        try (var application = Application.start("replace", 2)) {
            assertThat(application.run("refuse"))
                    .isEqualTo(
                            """
                            nil\tInvalid\tapp:library: the source does not compile: in line 1 of the\
                             source: unexpected symbol near <eof>
                            old
                            nil\tthere is no entry 'app:more'
                            process.lua
                            true
                            nil\tthere is no host 'app:more'
                            """);
        }
    }
}
