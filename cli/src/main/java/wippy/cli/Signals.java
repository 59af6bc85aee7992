// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * SIGINT and SIGTERM: the first asks for an orderly stop, the second ends the program at once with
 * exit code 1.
 *
 * <p>{@code sun.misc.Signal} is reached by reflection, since javac warns of it and cannot be told
 * not to. The alternative, shutdown hooks, cannot see a second signal nor choose the exit code.
 */
final class Signals {

    private static final int FORCED = 1;

    private Signals() {}

    /** {@return what is completed by the first signal} From now on signals do not end the JVM. */
    static CompletableFuture<Void> listen() {
        var first = new CompletableFuture<Void>();
        var isSecond = new AtomicBoolean();
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "handle" -> {
                            if (isSecond.getAndSet(true)) {
                                Runtime.getRuntime().halt(FORCED);
                            }
                            first.complete(null);
                            return null;
                        }
                        case "equals" -> {
                            return proxy == arguments[0];
                        }
                        case "hashCode" -> {
                            return 1;
                        }
                        default -> {
                            return "signal handler";
                        }
                    }
                };
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object listener =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(), new Class<?>[] {type}, handler);
            for (String name : new String[] {"INT", "TERM"}) {
                signal.getMethod("handle", signal, type)
                        .invoke(
                                null,
                                signal.getConstructor(String.class).newInstance(name),
                                listener);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM does not let signals be handled", e);
        }
        return first;
    }
}
