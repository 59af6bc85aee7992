// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Runs Lua on a stack that holds the deepest recursion, also when every frame is interpreted. */
public final class LuaThread {
    private static final long STACK_BYTES = 512L << 20;

    private LuaThread() {}

    /** What runs. */
    public interface Body {
        /** Runs it. */
        void run() throws Exception;
    }

    /**
     * Runs something to its end.
     *
     * @return what it failed with; a {@link TimeoutException} if it takes longer than {@code
     *     seconds}, after which it runs on
     */
    public static Optional<Throwable> failure(int seconds, Body body) throws InterruptedException {
        var failure = new AtomicReference<Throwable>();
        var thread =
                new Thread(
                        null,
                        () -> {
                            try {
                                body.run();
                            } catch (Throwable e) {
                                failure.set(e);
                            }
                        },
                        "lua",
                        STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        thread.join(TimeUnit.SECONDS.toMillis(seconds));
        return thread.isAlive()
                ? Optional.of(new TimeoutException("still running after " + seconds + " s"))
                : Optional.ofNullable(failure.get());
    }
}
