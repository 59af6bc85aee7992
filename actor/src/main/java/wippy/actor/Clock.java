// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one who watches time for a node: fires alarms, and asks for workers whose slice is over.
 *
 * <p>Others reach the wheel by an {@link Intake} of orders: an alarm to be set is its own order.
 * {@link #advance} does everything that is due and can be called by a driver instead of the thread.
 * The thread looks once a millisecond while a worker is busy, otherwise when the next alarm is due.
 *
 * <p>Sleeping: the clock writes {@code wakeAt}, then looks at the orders once more; who gives an
 * order first pushes it, then reads {@code wakeAt}. One of them sees the other.
 */
@Elsewhere
final class Clock {
    static final long NANOS_PER_MILLI = 1_000_000;

    /** So long does the clock keep looking after the last worker went idle. */
    private static final int QUIET_TICKS = 20;

    private final Env env;
    private final Scheduler scheduler;
    private final Runnable eachTick;
    private final long origin;
    private final TimerWheel wheel = new TimerWheel(0);
    private final Intake orders = new Intake();
    private @Nullable Thread thread;
    private volatile boolean stopped;

    /** When the thread looks next, if it sleeps, in nanoseconds since the origin; else 0. */
    private volatile long wakeAt;

    private int quiet;

    /** The millisecond of the last tick. */
    private long watchedMillis;

    /**
     * Makes one.
     *
     * @param eachTick called at each tick, on the clock's thread
     */
    Clock(Env env, Scheduler scheduler, Runnable eachTick) {
        this.env = env;
        this.scheduler = scheduler;
        this.eachTick = eachTick;
        this.origin = env.nanos();
    }

    void start() {
        thread = env.thread("wippy-clock", 0, this::run);
        thread.start();
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    /** Sets an alarm for a process. In the process. */
    Deadline set(Process process, long nanos, Runnable action) {
        process.sources(1);
        return set(new Deadline(process, millisAfter(nanos), action));
    }

    /** Runs a short action on the clock after a while, unless it is removed. Any thread. */
    Deadline after(long nanos, Runnable action) {
        return set(new Deadline(null, millisAfter(nanos), action));
    }

    private Deadline set(Deadline deadline) {
        orders.push(deadline);
        if (deadline.millis < wakeAt / NANOS_PER_MILLI) {
            LockSupport.unpark(thread);
        }
        return deadline;
    }

    /** Removes an alarm, if it is still here. Any thread. */
    void remove(Deadline deadline) {
        orders.push(new Removal(deadline));
    }

    /** A worker has come back from its sleep. */
    void workersWake() {
        if (wakeAt - (env.nanos() - origin) > 2 * NANOS_PER_MILLI) {
            LockSupport.unpark(thread);
        }
    }

    /** The first millisecond that is not too early. */
    private long millisAfter(long nanos) {
        long now = env.nanos() - origin;
        long at = now + Math.min(Math.max(nanos, 0), Long.MAX_VALUE - now - NANOS_PER_MILLI);
        return (at + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
    }

    /**
     * Does all that is due.
     *
     * @return nanoseconds until there is something to do; Long.MAX_VALUE if nothing is known
     */
    long advance() {
        takeOrders();
        long now = env.nanos() - origin;
        long nowMillis = now / NANOS_PER_MILLI;
        wheel.advance(nowMillis);
        quiet = scheduler.watch(ticks(nowMillis)) ? 0 : quiet + 1;
        eachTick.run();
        long next = wheel.next();
        return next == Long.MAX_VALUE ? next : Math.max(0, next * NANOS_PER_MILLI - now);
    }

    /** {@return the milliseconds since the last tick; one at most after a time without work} */
    private int ticks(long nowMillis) {
        long passed = nowMillis - watchedMillis;
        watchedMillis = nowMillis;
        return quiet == 0 ? (int) passed : (int) Math.min(passed, 1);
    }

    private void takeOrders() {
        var last = orders.takeAll();
        if (last == null) {
            return;
        }
        Linked order;
        var next = Intake.after(last);
        do {
            order = next;
            next = order == last ? order : Intake.after(order);
            switch (order) {
                case Deadline deadline -> wheel.add(deadline);
                case Removal removal -> wheel.remove(removal.deadline);
                default -> throw new AssertionError(order);
            }
        } while (order != last);
    }

    private void run() {
        while (!stopped) {
            long wait = advance();
            if (quiet < QUIET_TICKS) {
                wait = Math.min(wait, NANOS_PER_MILLI);
            }
            long now = env.nanos() - origin;
            wakeAt = wait == Long.MAX_VALUE ? wait : now + wait;
            if (orders.isEmpty() && (quiet < QUIET_TICKS || !scheduler.isBusy())) {
                LockSupport.parkNanos(this, wait);
            } else if (quiet >= QUIET_TICKS) {
                quiet = 0;
            }
            wakeAt = 0;
        }
    }

    private static final class Removal extends Linked {
        final Deadline deadline;

        Removal(Deadline deadline) {
            this.deadline = deadline;
        }
    }
}
