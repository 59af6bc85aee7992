// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A channel that time feeds: once, or again and again. Belongs to one process; all methods are
 * called in the process.
 *
 * <p>A value that does not fit into the channel is dropped. A ticker's next tick is set when the
 * process takes the last one, on the grid of its first, so that a process that is late gets one
 * tick and not a flood. When the process is renewed, it ends.
 */
public final class Timer {
    private static final int TICKER_CAPACITY = 16;

    private final Process process;
    private final @Nullable Object era;
    private final Channel channel;
    private final Function<Instant, @Nullable Object> view;
    private final boolean closes;
    private long period;
    private long due;
    private @Nullable Deadline deadline;

    private Timer(
            Process process,
            int capacity,
            long period,
            boolean closes,
            Function<Instant, @Nullable Object> view) {
        this.process = process;
        this.era = process.era();
        this.channel = new Channel(process, capacity);
        this.period = period;
        this.closes = closes;
        this.view = view;
    }

    /** {@return a timer that feeds its channel once after a while and then closes it} */
    public static Timer after(
            Process process, long nanos, Function<Instant, @Nullable Object> view) {
        return new Timer(process, 1, 0, true, view).set(nanos);
    }

    /** {@return a timer that feeds its channel once after a while, and once after each reset} */
    public static Timer once(
            Process process, long nanos, Function<Instant, @Nullable Object> view) {
        return new Timer(process, 1, 0, false, view).set(nanos);
    }

    /** {@return a timer that feeds its channel every {@code nanos}; more than 0} */
    public static Timer ticker(
            Process process, long nanos, Function<Instant, @Nullable Object> view) {
        return new Timer(process, TICKER_CAPACITY, nanos, false, view).set(nanos);
    }

    /** {@return the channel; it has what {@code view} makes of the time of day} */
    public Channel channel() {
        return channel;
    }

    /** Stops it; a tick on its way does not arrive. {@return whether it was running} */
    public boolean stop() {
        var d = deadline;
        deadline = null;
        return d != null && d.cancel();
    }

    /** Starts it anew with that delay, or period. {@return whether it was running} */
    public boolean reset(long nanos) {
        boolean running = stop();
        if (period > 0) {
            period = nanos;
        }
        set(nanos);
        return running;
    }

    private Timer set(long nanos) {
        due = process.host().node().env().nanos() + nanos;
        arm(nanos);
        return this;
    }

    private void arm(long nanos) {
        deadline = process.host().node().clock().set(process, nanos, this::fired);
    }

    private void fired() {
        deadline = null;
        if (process.era() != era) {
            return;
        }
        var env = process.host().node().env();
        channel.offer(view.apply(env.now()));
        if (closes) {
            channel.close();
        } else if (period > 0) {
            long late = env.nanos() - due;
            due += period * (1 + late / period);
            arm(due - env.nanos());
        }
    }
}
