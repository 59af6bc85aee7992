// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Drives a node from the calling thread: all workers, the clock and the blocking work, in an order
 * that a seed decides.
 */
final class Driver {
    private static final int STEPS_MAX = 1_000_000;

    final FakeEnv env;
    final Node node;
    final ProcessHost host;

    /** What the processes have written down. */
    final List<Object> log = new ArrayList<>();

    private final SplittableRandom random;
    private final int workers;

    Driver() {
        this(1, 0);
    }

    Driver(int workers, long seed) {
        this(workers, seed, UnaryOperator.identity());
    }

    Driver(int workers, long seed, UnaryOperator<@Nullable Object> copier) {
        this.workers = workers;
        random = new SplittableRandom(seed);
        env = new FakeEnv(seed);
        node = new Node(NodeOptions.DEFAULT.withWorkers(workers), env, copier);
        host = node.addHost("test:host", 0, 0);
        for (int i = 0; i < workers; i++) {
            node.scheduler().worker(i).adopt();
        }
    }

    Process spawn(Body body) {
        return host.spawn(logged(body), Guest.NONE, SpawnOptions.PLAIN);
    }

    Process spawn(Process parent, Body body, SpawnOptions options) {
        return parent.spawn(host, logged(body), Guest.NONE, options);
    }

    /** Failures of processes are written down, so that a broken test body does not go unseen. */
    private Body logged(Body body) {
        return new Body() {
            @Override
            public @Nullable Object run(Process process) throws Throwable {
                return body.run(process);
            }

            @Override
            public void exited(Process process, ExitReason reason) {
                if (reason instanceof ExitReason.Crashed crashed) {
                    log.add(crashed.error().toString());
                }
            }
        };
    }

    /** Runs a body and everything else until nothing moves without time passing. */
    Process run(Body body) {
        var process = spawn(body);
        settle();
        return process;
    }

    /** Runs until nothing moves without time passing. */
    void settle() {
        for (int steps = 0; ; steps++) {
            assertThat(steps).as("steps of a run that should settle").isLessThan(STEPS_MAX);
            node.clock().advance();
            if (!step()) {
                return;
            }
        }
    }

    /** Lets time pass, a millisecond at a time. */
    void pass(long millis) {
        settle();
        for (long i = 0; i < millis; i++) {
            env.pass(1_000_000);
            settle();
        }
    }

    /** Makes one move of whoever can move. {@return false if nobody can} */
    private boolean step() {
        int first = random.nextInt(workers + 1);
        for (int i = 0; i <= workers; i++) {
            int who = (first + i) % (workers + 1);
            if (who < workers) {
                if (node.scheduler().worker(who).step()) {
                    return true;
                }
            } else {
                var work = env.work.poll();
                if (work != null) {
                    work.run();
                    return true;
                }
            }
        }
        return false;
    }
}
