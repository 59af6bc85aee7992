// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a process can find in its events channel. */
public sealed interface Event {

    /** {@return the process that the event is about} */
    Pid from();

    /** {@return when it happened} */
    Instant at();

    /** A monitored process ended, normally or not. */
    record Exit(Pid from, Instant at, ExitReason reason) implements Event {}

    /** A linked process failed, and this process traps links. */
    record LinkDown(Pid from, Instant at, ExitReason reason) implements Event {}

    /** Somebody asks the process to end; it may do as it likes. */
    record Cancel(Pid from, Instant at, String reason) implements Event {}

    /**
     * What the process runs has changed; it may renew itself. One that was not received yet takes
     * up the sources of those that follow.
     *
     * @param sources names of what has changed, in their order
     */
    record Outdated(Pid from, Instant at, SortedSet<String> sources) implements Event {
        /** Copies the set. */
        public Outdated {
            sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
        }

        /** {@return both in one} */
        Outdated and(Outdated later) {
            var all = new TreeSet<>(sources);
            all.addAll(later.sources);
            return new Outdated(from, later.at, all);
        }
    }
}
