// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The real world: the system clock, seeded chance, daemon threads. */
public final class SystemEnv implements Env {
    private static final int BLOCKING_THREADS_MAX = 64;
    private static final int BLOCKING_IDLE_SECONDS = 30;

    private final AtomicLong random = new AtomicLong(new SplittableRandom().nextLong());
    private final ThreadPoolExecutor blocking =
            new ThreadPoolExecutor(
                    BLOCKING_THREADS_MAX,
                    BLOCKING_THREADS_MAX,
                    BLOCKING_IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    body -> thread("wippy-blocking", 0, body));

    /** Makes one; its pool for blocking work has no thread until it is used. */
    public SystemEnv() {
        blocking.allowCoreThreadTimeOut(true);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    /** SplitMix64 (Steele, Lea, Flood 2014) over an atomic counter. */
    @Override
    public long random() {
        long z = random.addAndGet(0x9E3779B97F4A7C15L);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Made when first asked for, since it takes a while. */
    private static final class Secrets {
        static final SecureRandom SOURCE = new SecureRandom();
    }

    @Override
    public long secret() {
        return Secrets.SOURCE.nextLong();
    }

    @Override
    public Thread thread(String name, long stackBytes, Runnable body) {
        return Thread.ofPlatform()
                .name(name)
                .daemon()
                .stackSize(stackBytes)
                .inheritInheritableThreadLocals(false)
                .unstarted(body);
    }

    /** Made when first asked for, since it takes a while. */
    private static final class Threads {
        static final ThreadMXBean BEAN = ManagementFactory.getThreadMXBean();
    }

    @Override
    public long cpuNanos(Thread thread) {
        return Threads.BEAN.isThreadCpuTimeSupported()
                ? Threads.BEAN.getThreadCpuTime(thread.threadId())
                : -1;
    }

    /** HotSpot counts them; another JVM may not. */
    @Override
    public long allocatedBytes(Thread thread) {
        return Threads.BEAN instanceof com.sun.management.ThreadMXBean counting
                ? counting.getThreadAllocatedBytes(thread.threadId())
                : -1;
    }

    @Override
    public Executor blocking() {
        return blocking;
    }
}
