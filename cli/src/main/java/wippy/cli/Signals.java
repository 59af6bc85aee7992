// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import wippy.cli.signal.SignalHandlers;

/**
 * SIGINT and SIGTERM: the first asks for an orderly stop, the second ends the program at once with
 * exit code 1.
 */
final class Signals {

    private static final int FORCED = 1;

    private Signals() {}

    /**
     * From now on signals do not end the JVM.
     *
     * @param exit completed by the first signal, with the exit code 0
     */
    static void listen(CompletableFuture<Integer> exit) {
        var isSecond = new AtomicBoolean();
        Runnable action =
                () -> {
                    if (isSecond.getAndSet(true)) {
                        Runtime.getRuntime().halt(FORCED);
                    }
                    exit.complete(0);
                };
        SignalHandlers.install("INT", action);
        SignalHandlers.install("TERM", action);
    }
}
