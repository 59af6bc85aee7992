// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A lock-free list with many producers and one consumer, which takes everything at once.
 *
 * <p>It is intrusive ({@link Linked} elements) and has no stub element: an empty list is two null
 * fields. That is why it is a superclass and not a field of {@link Process}: a million idle
 * processes have a million empty lists.
 *
 * <p>Protocol. A producer swaps itself into {@code tail}; what it finds there tells where it is
 * linked: nothing, then it is the first and {@code head} is its to write; else it is the next of
 * what it found. The consumer waits until {@code head} is written (the first producer is between
 * its two steps for a few instructions), clears {@code head}, and only then swaps {@code tail} to
 * null. From that moment the next producer finds an empty list and owns {@code head} again. The
 * detached chain may still have gaps where a producer stands between its two steps; {@link #after}
 * waits for them.
 *
 * <p>Producers are wait-free. Elements of one producer stay in order.
 */
class Intake extends Linked {
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle NEXT;

    static {
        try {
            var lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(Intake.class, "head", Linked.class);
            TAIL = lookup.findVarHandle(Intake.class, "tail", Linked.class);
            NEXT = lookup.findVarHandle(Linked.class, "next", Linked.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * Oldest element; written by the producer that found the list empty, cleared by the consumer.
     */
    @Elsewhere private volatile @Nullable Linked head;

    /** Newest element, null when the list is empty. */
    @Elsewhere private volatile @Nullable Linked tail;

    /** {@return whether nothing is waiting to be taken; any thread} */
    final boolean isEmpty() {
        return tail == null;
    }

    /** Appends an element that is in no list. Any thread; a full fence. */
    final void push(Linked element) {
        element.next = null;
        var previous = (Linked) TAIL.getAndSet(this, element);
        if (previous == null) {
            HEAD.setRelease(this, element);
        } else {
            NEXT.setRelease(previous, element);
        }
    }

    /**
     * Detaches all elements. Consumer only.
     *
     * @return the newest element, whose {@code next} is the oldest; null if the list was empty
     */
    final @Nullable Linked takeAll() {
        if (tail == null) {
            return null;
        }
        Linked first;
        while ((first = head) == null) {
            Thread.onSpinWait();
        }
        HEAD.setOpaque(this, (Linked) null);
        var last = (Linked) TAIL.getAndSet(this, (Linked) null);
        last.next = first;
        return last;
    }

    /** {@return the element after {@code element} in a detached chain, not its last} */
    static Linked after(Linked element) {
        Linked next;
        while ((next = (Linked) NEXT.getAcquire(element)) == null) {
            Thread.onSpinWait();
        }
        return next;
    }
}
