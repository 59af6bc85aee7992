// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a unit fares, a snapshot.
 *
 * @param state where it is between start and stop
 * @param retries how often in a row it was started again after a failure; 0 when it runs stably
 * @param restarts how often it was started again after a failure since it was started
 * @param changedAt when the state changed last; empty if it never did
 * @param startedAt when it began to run last; empty if it never did
 * @param trouble why it last failed or ended before its time; empty if it never did
 */
public record UnitStatus(
        State state,
        long retries,
        long restarts,
        Optional<Instant> changedAt,
        Optional<Instant> startedAt,
        Optional<String> trouble) {

    /** Where a unit is. */
    public enum State {
        /** It was not started. */
        UNKNOWN,
        /** It is being started. */
        STARTING,
        /** It runs. */
        RUNNING,
        /** It was asked to stop. */
        STOPPING,
        /** It has stopped, as it was asked to. */
        STOPPED,
        /**
         * It has ended by itself, was terminated, or failed in a way that trying again cannot cure.
         */
        EXITED,
        /** It has failed; it is started again later, unless it has used up its attempts. */
        FAILED;

        /** {@return its name in lower case, as Lua and the command line show it} */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of what was not started. */
    static final UnitStatus UNKNOWN =
            new UnitStatus(
                    State.UNKNOWN, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());

    /** {@return the status after a change of the state} */
    UnitStatus to(State next, Instant now) {
        return new UnitStatus(
                next,
                retries,
                restarts,
                Optional.of(now),
                next == State.RUNNING ? Optional.of(now) : startedAt,
                trouble);
    }

    /** {@return the status with another last trouble} */
    UnitStatus troubled(String why) {
        return new UnitStatus(state, retries, restarts, changedAt, startedAt, Optional.of(why));
    }

    /** {@return the status with other counts} */
    UnitStatus counted(long retriesNow, long restartsNow) {
        return new UnitStatus(state, retriesNow, restartsNow, changedAt, startedAt, trouble);
    }
}
