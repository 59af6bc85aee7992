// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.time.Instant;

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
}
