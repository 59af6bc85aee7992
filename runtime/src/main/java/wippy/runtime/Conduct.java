// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import java.time.Duration;
import java.util.Optional;
import wippy.runtime.link.Disabled;
import wippy.runtime.log.Log;

/**
 * How strictly an application is taken.
 *
 * @param disabled the entries that are taken out of it
 * @param isStrict whether a requirement without a value is an error; otherwise a warning
 * @param stopTimeout how long it may take to stop, all in all
 * @param deniesNobody whether what runs without actor or scope may do nothing that policies are
 *     about; otherwise it may do all
 * @param streamed the least level of log lines that become events; nothing if none do
 */
public record Conduct(
        Disabled disabled,
        boolean isStrict,
        Duration stopTimeout,
        boolean deniesNobody,
        Optional<Log.Level> streamed) {

    /** All entries, leniently, 30 seconds, nothing denied, no events. */
    public static final Conduct DEFAULT =
            new Conduct(Disabled.NOTHING, false, Duration.ofSeconds(30), false, Optional.empty());
}
