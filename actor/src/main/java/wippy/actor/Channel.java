// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A channel between the tasks of one process, with the meaning that Go gives it: unbuffered or
 * buffered, closed once, waiters served first come first served, values handed from task to task.
 *
 * <p>All methods are called by a task of the owning process or in its serial context (see {@link
 * Process}); there are no locks. Null is an ordinary value.
 *
 * <p>A channel that is fed from outside (inbox, topics, timers) never refuses: what {@link #feed}
 * brings is kept beyond the capacity, which limits senders only.
 */
public final class Channel {
    /** Received from a channel that is closed and empty. */
    public static final Object CLOSED =
            new Object() {
                @Override
                public String toString() {
                    return "closed channel";
                }
            };

    /** Answer of {@link #tryReceive} when nothing can be received now. */
    public static final Object EMPTY = new Object();

    private static final Object[] NO_VALUES = {};

    private static final int RING_MIN = 4;

    private final Process owner;
    private final int capacity;

    /** Turns a message or event into the value that a receiver sees, when it receives it. */
    private final @Nullable Function<Object, @Nullable Object> view;

    private @Nullable Object[] ring = NO_VALUES;
    private int head;
    private int size;
    private boolean closed;
    private @Nullable Object face;

    /** Who wait to receive, as a ring: the last, after whom comes the first; null for none. */
    private @Nullable Waiter lastReceiver;

    /** Who wait to send, likewise. */
    private @Nullable Waiter lastSender;

    /**
     * Makes a channel of the process that holds {@code capacity} values; 0 makes sender and
     * receiver meet.
     */
    public Channel(Process owner, int capacity) {
        this(owner, capacity, null);
    }

    Channel(Process owner, int capacity, @Nullable Function<Object, @Nullable Object> view) {
        if (capacity < 0) {
            throw new ActorException(
                    ActorException.Kind.INVALID,
                    "the size of a channel must not be negative, but is " + capacity);
        }
        this.owner = owner;
        this.capacity = capacity;
        this.view = view;
    }

    /** {@return how many values wait in the buffer} */
    public int size() {
        return size;
    }

    /** {@return how many values senders may leave in the buffer} */
    public int capacity() {
        return capacity;
    }

    /** {@return whether it was closed} */
    public boolean isClosed() {
        return closed;
    }

    /** {@return what {@link #face(Object)} was given last, null at first} */
    public @Nullable Object face() {
        return face;
    }

    /** Keeps what the guest shows in place of this channel, so that it is always the same. */
    public void face(Object shown) {
        face = shown;
    }

    /**
     * Receives a value; waits for one.
     *
     * @return the value, or {@link #CLOSED}
     */
    public @Nullable Object receive() {
        var value = tryReceive();
        return value != EMPTY ? value : awaitValue();
    }

    /** As {@link #receive}, after a {@link #tryReceive} that gave {@link #EMPTY}. */
    public @Nullable Object awaitValue() {
        var task = owner.currentTask();
        return seen(task.awaitChannel(this, false, null));
    }

    /**
     * Sends a value; waits until it is received or finds room.
     *
     * @return false if the channel was closed while this waited
     * @throws ActorException CLOSED if it was closed before
     */
    public boolean send(@Nullable Object value) {
        return offer(value) || awaitRoom(value);
    }

    /** As {@link #send}, after an {@link #offer} that gave false. */
    public boolean awaitRoom(@Nullable Object value) {
        if (closed) {
            throw new ActorException(ActorException.Kind.CLOSED, "send on closed channel");
        }
        var task = owner.currentTask();
        return task.awaitChannel(this, true, value) != CLOSED;
    }

    /** {@return whether the value could be sent without waiting} A closed channel takes nothing. */
    public boolean offer(@Nullable Object value) {
        if (closed) {
            return false;
        }
        var receiver = first(lastReceiver);
        if (receiver != null) {
            receiver.task().completed(receiver, value);
            return true;
        }
        if (size < capacity) {
            append(value);
            return true;
        }
        return false;
    }

    /**
     * Brings a value from outside: to the receiver that waits, else to the buffer, whatever its
     * capacity. A closed channel drops it.
     */
    public void feed(@Nullable Object value) {
        if (closed) {
            if (value instanceof Message) {
                LimitedProcess.release(owner);
            }
        } else if (!offer(value)) {
            append(value);
        }
    }

    /** {@return what a receiver sees of a value that it was given} */
    @Nullable Object seen(@Nullable Object value) {
        if (value instanceof Message) {
            LimitedProcess.release(owner);
        }
        return view != null && (value instanceof Message || value instanceof Event)
                ? view.apply(value)
                : value;
    }

    /** {@return the values in the buffer, oldest first; it is empty then} */
    List<@Nullable Object> drain() {
        var values = new ArrayList<@Nullable Object>(size);
        for (int i = 0; i < size; i++) {
            values.add(ring[(head + i) & (ring.length - 1)]);
        }
        ring = NO_VALUES;
        head = 0;
        size = 0;
        return values;
    }

    /** Replaces each value in the buffer by what the operator makes of it. */
    void replaceAll(UnaryOperator<@Nullable Object> operator) {
        for (int i = 0; i < size; i++) {
            int at = (head + i) & (ring.length - 1);
            ring[at] = operator.apply(ring[at]);
        }
    }

    /**
     * Closes it: receivers that wait get {@link #CLOSED}, senders that wait get false, values in
     * the buffer can still be received. Closing twice is silent.
     */
    public void close() {
        closed = true;
        Waiter waiter;
        while ((waiter = first(lastReceiver)) != null) {
            waiter.task().completed(waiter, CLOSED);
        }
        while ((waiter = first(lastSender)) != null) {
            waiter.task().completed(waiter, CLOSED);
        }
    }

    /** {@return what {@link #receive} would return without waiting, else {@link #EMPTY}} */
    public @Nullable Object tryReceive() {
        if (size > 0) {
            int i = head;
            var value = ring[i];
            ring[i] = null;
            head = (i + 1) & (ring.length - 1);
            if (--size < capacity) {
                var sender = first(lastSender);
                if (sender != null) {
                    append(sender.value);
                    sender.task().completed(sender, null);
                }
            }
            return seen(value);
        }
        var sender = first(lastSender);
        if (sender != null) {
            var sent = sender.value;
            sender.task().completed(sender, null);
            return sent;
        }
        return closed ? CLOSED : EMPTY;
    }

    /**
     * Appends a waiter to its list. Who waits to receive may do so for ever, so an empty buffer is
     * given back, except one that is no larger than what senders may fill again and again.
     */
    void add(Waiter waiter) {
        if (!waiter.sends && size == 0 && ring.length / 2 >= capacity) {
            ring = NO_VALUES;
            head = 0;
        }
        var last = waiter.sends ? lastSender : lastReceiver;
        if (last == null) {
            waiter.after = waiter;
            waiter.before = waiter;
        } else {
            var first = Objects.requireNonNull(last.after);
            waiter.after = first;
            waiter.before = last;
            last.after = waiter;
            first.before = waiter;
        }
        last(waiter.sends, waiter);
    }

    /** Takes a waiter out of its list, if it is in it. */
    void remove(Waiter waiter) {
        var after = waiter.after;
        var before = waiter.before;
        if (after == null || before == null) {
            return;
        }
        before.after = after;
        after.before = before;
        if ((waiter.sends ? lastSender : lastReceiver) == waiter) {
            last(waiter.sends, before == waiter ? null : before);
        }
        waiter.after = null;
        waiter.before = null;
    }

    private void last(boolean sends, @Nullable Waiter waiter) {
        if (sends) {
            lastSender = waiter;
        } else {
            lastReceiver = waiter;
        }
    }

    private static @Nullable Waiter first(@Nullable Waiter last) {
        return last == null ? null : last.after;
    }

    private void append(@Nullable Object value) {
        var values = ring;
        if (size == values.length) {
            values = grown(values);
            ring = values;
            head = 0;
        }
        values[(head + size) & (values.length - 1)] = value;
        size++;
    }

    private @Nullable Object[] grown(@Nullable Object[] old) {
        var values = new @Nullable Object[Math.max(RING_MIN, old.length * 2)];
        int tail = old.length - head;
        System.arraycopy(old, head, values, 0, tail);
        System.arraycopy(old, 0, values, tail, head);
        return values;
    }
}
