// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import wippy.actor.Body;
import wippy.actor.Env;
import wippy.actor.ExitReason;
import wippy.actor.Guest;
import wippy.actor.Node;
import wippy.actor.NodeOptions;
import wippy.actor.Process;
import wippy.actor.ProcessHost;
import wippy.actor.SpawnOptions;

/**
 * A program for a {@link Sim}: a node with threads of its own, some processes, and what must be
 * true at the end. One object per run.
 */
abstract class Play implements Program {
    static final long MILLI = 1_000_000;
    static final long GRACE_MAX = 50 * MILLI;

    private @Nullable Sim sim;
    private @Nullable Node node;
    private @Nullable ProcessHost host;
    private int started;
    private int exited;
    private final List<String> notes = list();

    @Override
    public final void run(Sim running) {
        try {
            perform(running);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + String.join("\n", notes), e);
        }
    }

    private void perform(Sim running) {
        sim = running;
        long grace = running.random(4) == 0 ? MILLI : GRACE_MAX;
        var options = NodeOptions.DEFAULT.withWorkers(1 + running.random(3)).withGraceNanos(grace);
        var all = Node.start(options, new World(running), UnaryOperator.identity());
        node = all;
        host = all.addHost("sim:host", running.random(4) == 0 ? 1 + running.random(2) : 0, 0);
        play();
        running.settle(800 * MILLI);
        check();
        stop(running, all, host());
    }

    private void stop(Sim running, Node all, ProcessHost last) {
        var stopped = new int[1];
        last.stop("the play is over", 5 * MILLI, () -> stopped[0]++);
        running.settle(5 * GRACE_MAX);
        expect(stopped[0] == 1, "the host has stopped once, not " + stopped[0] + " times");
        expect(last.size() == 0, "no process is counted: " + last.size());
        var left = all.processes().toList();
        expect(left.isEmpty(), "no PID is left: " + left);
        var stuck = all.stuck().toList();
        expect(stuck.isEmpty(), "no task is stuck: " + stuck);
        expect(started == exited, "every process ended once: " + started + " and " + exited);
        checkEnd();
        all.stop();
    }

    /** Starts things, on the first strand. */
    abstract void play();

    /** What must be true when nothing moves any more, while the processes may yet live. */
    abstract void check();

    /** What must be true after the end of all processes. */
    void checkEnd() {}

    final Sim sim() {
        return java.util.Objects.requireNonNull(sim);
    }

    final Node node() {
        return java.util.Objects.requireNonNull(node);
    }

    final ProcessHost host() {
        return java.util.Objects.requireNonNull(host);
    }

    final int random(int bound) {
        return sim().random(bound);
    }

    final boolean oneOf(int n) {
        return sim().random(n) == 0;
    }

    /** Starts a thread that has nothing to do with the node. */
    final void thread(Runnable body) {
        sim().thread("outside", body).start();
    }

    final Process spawn(Body body) {
        return host().spawn(counted(body), Guest.NONE, SpawnOptions.PLAIN);
    }

    final Process spawn(Process parent, Body body, SpawnOptions options) {
        return parent.spawn(host(), counted(body), Guest.NONE, options);
    }

    /** Gives away the processor in one of the ways that a process has, or not at all. */
    final void dawdle(Process p) {
        switch (random(6)) {
            case 0 -> p.yieldTask();
            case 1 -> p.sleep(random(2_000_000));
            case 2 -> p.poll();
            default -> {
                // goes on
            }
        }
    }

    /** Writes down what happens, to be read should the play fail. */
    final void note(String what) {
        notes.add(sim().nanos() / 1000 % 1_000_000 + " us: " + what);
    }

    static void expect(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError("expected: " + what);
        }
    }

    /** An error of a test body must not be taken for one that the play is about. */
    private Body counted(Body body) {
        return counted(body, false);
    }

    /** {@return the body as one that goes on in a process that has started} */
    final Body following(Body body) {
        return counted(body, true);
    }

    private Body counted(Body body, boolean isFollowing) {
        return new Body() {
            private boolean hasStarted = isFollowing;

            @Override
            public @Nullable Object run(Process process) throws Throwable {
                if (!hasStarted) {
                    hasStarted = true;
                    started++;
                }
                return body.run(process);
            }

            @Override
            public void exited(Process process, ExitReason reason) {
                if (!hasStarted) {
                    started++;
                }
                exited++;
                if (reason instanceof ExitReason.Crashed(var error)
                        && !(error instanceof Planned)) {
                    sim().fail(error);
                }
                body.exited(process, reason);
            }
        };
    }

    /** A failure that belongs to the play. */
    static final class Planned extends RuntimeException {
        Planned() {
            super("on purpose", null, false, false);
        }
    }

    /** The time, chance and threads of a run. */
    private record World(Sim sim) implements Env {
        @Override
        public long nanos() {
            return sim.nanos();
        }

        @Override
        public Instant now() {
            return Instant.EPOCH.plusNanos(sim.nanos());
        }

        @Override
        public long random() {
            return sim.random();
        }

        @Override
        public Thread thread(String name, long stackBytes, Runnable body) {
            return sim.thread(name, body);
        }

        @Override
        public Executor blocking() {
            return work -> sim.thread("blocking", work).start();
        }
    }

    /** {@return a new list} Strands take turns, so it needs no lock. */
    static <T> List<T> list() {
        return new ArrayList<>();
    }
}
