// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import org.jspecify.annotations.Nullable;

/** Why a process ended. Everything but {@link Normal} is a failure to those linked to it. */
public sealed interface ExitReason {

    /** Its main function returned {@code value}. */
    record Normal(@Nullable Object value) implements ExitReason {}

    /** An error left one of its tasks. */
    record Crashed(Throwable error) implements ExitReason {}

    /** It was terminated from outside; the text says by what. */
    record Killed(String why) implements ExitReason {}

    /** It used more than its {@link Limits} allow; the text says of what. */
    record LimitExceeded(String what) implements ExitReason {}

    /** A process linked to it failed, and it does not trap links. */
    record LinkBroken(Pid partner) implements ExitReason {}

    /** {@return whether this is a failure} */
    default boolean isFailure() {
        return !(this instanceof Normal);
    }

    /** {@return the failure in words; empty for a normal end} */
    default String message() {
        return switch (this) {
            case Normal _ -> "";
            case Crashed(var error) -> {
                var text = error.getMessage();
                yield text == null ? error.toString() : text;
            }
            case Killed(var why) -> why;
            case LimitExceeded(var what) -> what;
            case LinkBroken _ -> "linked process failed";
        };
    }
}
