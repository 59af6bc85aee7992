// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import jdk.internal.vm.Continuation;
import org.jspecify.annotations.Nullable;

/**
 * Runs threads ("strands") one at a time, in an order that a seed decides, under a clock of its
 * own. The same seed gives the same run.
 *
 * <p>Strands are real threads, so that virtual threads have real carriers, but only the one whose
 * turn it is runs. It may lose its turn at every {@link #point}, and does when it parks, spins or
 * ends. What a switch explores are the interleavings of sequentially consistent memory; weaker
 * orders are the matter of the tests of single structures.
 *
 * <p>A seed chooses, besides the order: how long strands run undisturbed, which of them seldom have
 * a turn, how time jumps while they run, and who wakes for no reason.
 */
public final class Sim {
    private static final long STEPS_MAX = 20_000_000;
    private static final long NANOS_PER_POINT = 20;
    private static final long JUMP_NANOS_MAX = 3_000_000;
    private static final long TURN_SECONDS_MAX = 120;
    private static final int[] QUANTA = {2, 4, 8, 16, 40, 120, 400};

    private static volatile @Nullable Sim active;

    private final SplittableRandom random;
    private final List<Strand> strands = new ArrayList<>();
    private final Strand first;
    private final int meanQuantum;
    private Strand current;
    private int quantum;
    private long nanos = 1_000_000_000_000L;
    private long steps;
    private long trace;
    private @Nullable Throwable failure;

    private enum State {
        RUNNABLE,
        PARKED,
        ENDED
    }

    /** A thread under control. All fields but {@code turn} belong to whoever has the turn. */
    private static final class Strand {
        final int index;
        final int weight;
        @Nullable Thread thread;
        State state = State.RUNNABLE;
        boolean permit;
        boolean spins;
        long deadline;
        private boolean turn;

        Strand(int index, int weight) {
            this.index = index;
            this.weight = weight;
        }

        synchronized void give() {
            turn = true;
            notifyAll();
        }

        /** Blocks the thread until its turn comes. */
        synchronized void take() {
            boolean isInterrupted = false;
            long since = System.nanoTime();
            while (!turn) {
                try {
                    wait(TURN_SECONDS_MAX * 1000);
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
                long seconds = (System.nanoTime() - since) / 1_000_000_000;
                if (!turn && index == 0 && seconds >= TURN_SECONDS_MAX) {
                    throw new AssertionError("no strand has moved for " + seconds + " s");
                }
            }
            turn = false;
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Sim(long seed) {
        random = new SplittableRandom(seed);
        meanQuantum = QUANTA[random.nextInt(QUANTA.length)];
        first = newStrand();
        first.thread = Thread.currentThread();
        current = first;
        quantum = newQuantum();
    }

    /**
     * Runs the program on the calling thread.
     *
     * @return a digest of every turn that was taken, the same for each run of the seed
     * @throws AssertionError what the program, or a strand, has found
     */
    public static long run(long seed, Program program) {
        var sim = new Sim(seed);
        active = sim;
        try {
            program.run(sim);
            sim.awaitAll();
        } finally {
            active = null;
        }
        sim.rethrow();
        return sim.trace;
    }

    // ---- for programs and their world

    /** {@return the time, which jumps and never goes back} */
    public long nanos() {
        return nanos;
    }

    /** {@return 64 bits that the seed decides} */
    public long random() {
        return random.nextLong();
    }

    /** {@return a number from 0 to less than the bound} */
    public int random(int bound) {
        return random.nextInt(bound);
    }

    /** {@return a strand that runs the body when it is started} */
    public Thread thread(String name, Runnable body) {
        var strand = newStrand();
        var thread =
                new Thread(() -> live(strand, body), name) {
                    @Override
                    public void start() {
                        strands.add(strand);
                        super.start();
                        point();
                    }
                };
        strand.thread = thread;
        thread.setDaemon(true);
        return thread;
    }

    /** Lets the others run until that much time has passed and none of them can go on. */
    public void settle(long duration) {
        rethrow();
        first.state = State.PARKED;
        first.deadline = nanos + duration;
        first.permit = false;
        while (nanos < first.deadline || anyOtherRunnable()) {
            switchTo(choose());
        }
        first.state = State.RUNNABLE;
        rethrow();
    }

    /** Ends the run as failed. */
    public void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    // ---- called by the woven classes

    /** Something shared is about to be read or written. */
    public static void point() {
        var sim = active;
        if (sim != null) {
            sim.moment();
        }
    }

    /** In place of {@link Thread#onSpinWait}: others must move before this is worth a turn. */
    public static void onSpinWait() {
        var sim = active;
        if (sim != null) {
            sim.current.spins = true;
            sim.switchTo(sim.choose());
        }
    }

    /** In place of the method of {@link java.util.concurrent.locks.LockSupport}. */
    public static void park() {
        // Only tasks call it: they wait in the JDK, which brings them back to their process.
        java.util.concurrent.locks.LockSupport.park();
    }

    /** In place of the method of {@link java.util.concurrent.locks.LockSupport}. */
    public static void park(Object blocker) {
        parkNanos(blocker, Long.MAX_VALUE);
    }

    /** In place of the method of {@link java.util.concurrent.locks.LockSupport}. */
    public static void parkNanos(Object blocker, long duration) {
        var sim = active;
        if (sim != null && duration > 0) {
            sim.moment();
            sim.parkCurrent(duration);
        }
    }

    /** In place of the method of {@link java.util.concurrent.locks.LockSupport}. */
    public static void unpark(@Nullable Thread thread) {
        var sim = active;
        if (thread != null && thread.isVirtual()) {
            java.util.concurrent.locks.LockSupport.unpark(thread);
        } else if (sim != null && thread != null) {
            sim.moment();
            for (var strand : sim.strands) {
                if (strand.thread == thread) {
                    strand.permit = true;
                }
            }
        }
    }

    // ---- turns

    private Strand newStrand() {
        int weight = random.nextInt(4) == 0 ? 1 : 16;
        var strand = new Strand(strands.size(), weight);
        if (strands.isEmpty()) {
            strands.add(strand);
        }
        return strand;
    }

    private void live(Strand strand, Runnable body) {
        strand.take();
        try {
            body.run();
        } catch (Throwable e) {
            fail(e);
        }
        strand.state = State.ENDED;
        var next = choose();
        noteTurn(next);
        next.give();
    }

    private void moment() {
        steps++;
        nanos += NANOS_PER_POINT;
        if (--quantum <= 0) {
            if (steps > STEPS_MAX) {
                giveUp();
            }
            if (random.nextInt(24) == 0) {
                nanos += random.nextLong(JUMP_NANOS_MAX);
            }
            switchTo(choose());
        }
    }

    /** Everything has gone on for too long: only the first strand ever runs again. */
    private void giveUp() {
        fail(new AssertionError("nothing has settled after " + STEPS_MAX + " steps" + stacks()));
        for (var strand : strands) {
            if (strand != first) {
                strand.state = State.ENDED;
            }
        }
        first.state = State.RUNNABLE;
        first.deadline = nanos;
    }

    private String stacks() {
        var text = new StringBuilder();
        for (var strand : strands) {
            text.append('\n').append(strand.thread).append(' ').append(strand.state);
            text.append(strand == current ? ", has the turn" : "");
            for (var frame : java.util.Objects.requireNonNull(strand.thread).getStackTrace()) {
                if (frame.getClassName().startsWith("wippy.actor.")) {
                    text.append("\n    at ").append(frame);
                }
            }
        }
        return text.toString();
    }

    private void parkCurrent(long duration) {
        var me = current;
        if (!me.permit) {
            me.state = State.PARKED;
            me.deadline = duration > Long.MAX_VALUE - nanos ? Long.MAX_VALUE : nanos + duration;
            switchTo(choose());
            me.state = State.RUNNABLE;
        }
        me.permit = false;
    }

    private void switchTo(Strand next) {
        var me = current;
        noteTurn(next);
        if (next == me) {
            return;
        }
        boolean isVirtual = Thread.currentThread().isVirtual();
        if (isVirtual) {
            Continuation.pin(); // it is the carrier that waits for its turn
        }
        try {
            next.give();
            me.take();
        } finally {
            if (isVirtual) {
                Continuation.unpin();
            }
        }
    }

    private void noteTurn(Strand next) {
        current = next;
        next.spins = false;
        quantum = newQuantum();
        trace = trace * 31 + steps * 17 + next.index;
    }

    private int newQuantum() {
        return 1 + random.nextInt(2 * meanQuantum);
    }

    private boolean canRun(Strand strand) {
        return strand.state == State.RUNNABLE
                || (strand.state == State.PARKED && (strand.permit || strand.deadline <= nanos));
    }

    private boolean anyOtherRunnable() {
        for (var strand : strands) {
            if (strand != first && canRun(strand)) {
                return true;
            }
        }
        return false;
    }

    /** {@return who runs next} If nobody can, time passes until somebody can. */
    private Strand choose() {
        for (; ; ) {
            boolean spinnersToo = random.nextInt(16) == 0;
            var strand = draw(spinnersToo);
            if (strand == null && !spinnersToo) {
                strand = draw(true);
            }
            if (strand != null) {
                return strand;
            }
            if (first.state == State.PARKED && first.deadline <= nanos) {
                return first;
            }
            long earliest = Long.MAX_VALUE;
            for (var one : strands) {
                if (one.state == State.PARKED) {
                    earliest = Math.min(earliest, one.deadline);
                }
            }
            nanos = Math.max(nanos, earliest);
        }
    }

    /** {@return one of those that can run, by weight; the first when it settles is not asked} */
    private @Nullable Strand draw(boolean spinnersToo) {
        int total = 0;
        for (var strand : strands) {
            total += isCandidate(strand, spinnersToo) ? strand.weight : 0;
        }
        if (total == 0) {
            return null;
        }
        int ticket = random.nextInt(total);
        for (var strand : strands) {
            if (isCandidate(strand, spinnersToo)) {
                ticket -= strand.weight;
                if (ticket < 0) {
                    return wokenForNoReason(strand);
                }
            }
        }
        throw new AssertionError("the weights have changed");
    }

    private boolean isCandidate(Strand strand, boolean spinnersToo) {
        return (spinnersToo || !strand.spins)
                && canRun(strand)
                && (strand != first || first.state == State.RUNNABLE);
    }

    /** {@return the strand drawn, or now and then one that is parked, as a park may just return} */
    private Strand wokenForNoReason(Strand drawn) {
        if (random.nextInt(500) == 0) {
            var other = strands.get(random.nextInt(strands.size()));
            if (other != first && other.state == State.PARKED) {
                return other;
            }
        }
        return drawn;
    }

    private void awaitAll() {
        for (int i = 0; i < 100; i++) {
            if (strands.stream().allMatch(s -> s == first || s.state == State.ENDED)) {
                return;
            }
            settle(1_000_000_000L);
        }
        throw new AssertionError("strands that do not end: " + strands.size());
    }

    private void rethrow() {
        var cause = failure;
        if (cause != null) {
            throw new AssertionError(cause.toString(), cause);
        }
    }
}
