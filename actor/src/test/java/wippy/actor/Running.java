// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A node with real threads; ends with the test. */
final class Running implements AutoCloseable {
    static final long DEADLINE_SECONDS = 30;

    final Node node;
    final ProcessHost host;

    Running(int workers) {
        this(NodeOptions.DEFAULT.withWorkers(workers));
    }

    Running(NodeOptions options) {
        node = Node.start(options, new SystemEnv(), UnaryOperator.identity());
        host = node.addHost("test:host", 0, 0);
    }

    Process spawn(Body body) {
        return host.spawn(body, Guest.NONE, SpawnOptions.PLAIN);
    }

    Process spawn(Body body, Guest guest) {
        return host.spawn(body, guest, SpawnOptions.PLAIN);
    }

    /** Runs a body to its end. {@return its result} */
    @Nullable Object await(Body body) throws InterruptedException {
        var reason = new AtomicReference<ExitReason>();
        var done = new CountDownLatch(1);
        spawn(
                new Body() {
                    @Override
                    public @Nullable Object run(Process process) throws Throwable {
                        return body.run(process);
                    }

                    @Override
                    public void exited(Process process, ExitReason why) {
                        reason.set(why);
                        done.countDown();
                    }
                });
        assertThat(done.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
        if (reason.get() instanceof ExitReason.Crashed(var error)) {
            throw new AssertionError(error);
        }
        return ((ExitReason.Normal) reason.get()).value();
    }

    /** Waits for a condition that other threads bring about. */
    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not so: " + what).isLessThan(end);
            Thread.sleep(1);
        }
    }

    @Override
    public void close() {
        node.stop();
    }
}
