// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import org.jspecify.annotations.Nullable;

/**
 * An alarm set once: an element of the {@link TimerWheel}, and when its time has come the signal to
 * its process. Without a process its action runs on the clock.
 */
@Elsewhere
final class Deadline extends Signal {
    /** Milliseconds of the {@link Clock}. */
    final long millis;

    private final @Nullable Process process;
    private final Runnable action;

    /** The wheel's: neighbour in the slot, and which slot; -1 when in none. */
    @Nullable Deadline previous;

    int slot = -1;

    /** Serial context of the process: fired or cancelled, whichever came first. */
    private boolean over;

    Deadline(@Nullable Process process, long millis, Runnable action) {
        this.process = process;
        this.millis = millis;
        this.action = action;
    }

    /** Its time has come. Clock. */
    void fire() {
        if (process == null) {
            try {
                action.run();
            } catch (Throwable e) {
                var thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        } else {
            process.post(this, null);
        }
    }

    @Override
    void deliver(Process to) {
        if (!over) {
            over = true;
            to.sources(-1);
            action.run();
        }
    }

    /** Prevents the action, also if the signal is on its way. {@return false if it was over} */
    boolean cancel() {
        if (over || process == null) {
            return false;
        }
        over = true;
        process.sources(-1);
        process.host().node().clock().remove(this);
        return true;
    }

    boolean isOver() {
        return over;
    }
}
