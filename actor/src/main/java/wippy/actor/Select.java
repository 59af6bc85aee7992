// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waiting for the first of several channels. Cases are tried in the order of the list, and the
 * first that is ready wins.
 */
public final class Select {

    /** One way for a select to end. */
    public sealed interface Case {
        /** {@return the channel to be ready} */
        Channel channel();

        /**
         * Does it if that needs no waiting.
         *
         * @return what was received or sent, {@link Channel#CLOSED} when a closed channel was
         *     received from, or {@link Channel#EMPTY} when it is not ready
         */
        @Nullable Object tryNow();
    }

    /** Ready when a value can be received, or the channel is closed. */
    public record Receive(Channel channel) implements Case {
        @Override
        public @Nullable Object tryNow() {
            return channel.tryReceive();
        }
    }

    /** Ready when the value can be sent; on a closed channel never. */
    public record Send(Channel channel, @Nullable Object value) implements Case {
        @Override
        public @Nullable Object tryNow() {
            return channel.offer(value) ? value : Channel.EMPTY;
        }
    }

    /**
     * How a select ended.
     *
     * @param index of the case that won; -1 if none was ready
     * @param value what was received or sent; null from a closed channel
     * @param ok false if a receive found the channel closed, or a waiting send had it closed
     */
    public record Selected(int index, @Nullable Object value, boolean ok) {
        /** No case was ready, and nobody waited. */
        public static final Selected NONE = new Selected(-1, null, true);
    }

    private Select() {}

    /**
     * Tries the cases once.
     *
     * @return {@link Selected#NONE} if none is ready
     */
    public static Selected tryNow(Process process, List<Case> cases) {
        process.poll();
        for (int i = 0; i < cases.size(); i++) {
            var value = cases.get(i).tryNow();
            if (value != Channel.EMPTY) {
                return done(i, value);
            }
        }
        return Selected.NONE;
    }

    /**
     * Waits until one of the cases is done. Without cases it waits until the process ends, which a
     * process with nothing else to do does at once, for it is deadlocked.
     */
    public static Selected await(Process process, List<Case> cases) {
        var selected = tryNow(process, cases);
        if (selected.index >= 0) {
            return selected;
        }
        var task = process.currentTask();
        var waiters = new SelectWaiter[cases.size()];
        for (int i = 0; i < waiters.length; i++) {
            var each = cases.get(i);
            waiters[i] =
                    switch (each) {
                        case Receive(var channel) ->
                                new SelectWaiter(task, channel, false, null, i);
                        case Send(var channel, var value) ->
                                new SelectWaiter(task, channel, true, value, i);
                    };
            if (!(waiters[i].sends && each.channel().isClosed())) {
                each.channel().add(waiters[i]);
            }
        }
        var outcome = task.awaitChannels(waiters);
        var winner = task.winner();
        return winner.sends
                ? new Selected(winner.index, winner.value, outcome != Channel.CLOSED)
                : done(winner.index, cases.get(winner.index).channel().seen(outcome));
    }

    private static Selected done(int index, @Nullable Object value) {
        return value == Channel.CLOSED
                ? new Selected(index, null, false)
                : new Selected(index, value, true);
    }
}
