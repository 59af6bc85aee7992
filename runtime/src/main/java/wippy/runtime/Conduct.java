// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import java.time.Duration;
import wippy.runtime.link.Disabled;

/**
 * How strictly an application is taken.
 *
 * @param disabled the entries that are taken out of it
 * @param isStrict whether a requirement without a value is an error; otherwise a warning
 * @param stopTimeout how long it may take to stop, all in all
 */
public record Conduct(Disabled disabled, boolean isStrict, Duration stopTimeout) {

    /** All entries, leniently, 30 seconds. */
    public static final Conduct DEFAULT =
            new Conduct(Disabled.NOTHING, false, Duration.ofSeconds(30));
}
