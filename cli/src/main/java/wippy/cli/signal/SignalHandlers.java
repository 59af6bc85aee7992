// SPDX-License-Identifier: Apache-2.0
package wippy.cli.signal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Has code run when a signal comes, instead of the JVM ending.
 *
 * <p>{@code sun.misc.Signal} is reached by reflection, since javac warns of it and cannot be told
 * not to. The alternative, shutdown hooks, cannot see a second signal, go on, nor choose the exit
 * code. A signal that was ignored when the JVM started stays ignored.
 */
public final class SignalHandlers {

    private SignalHandlers() {}

    /**
     * Installs a handler.
     *
     * @param name such as {@code INT}
     * @param action runs on a thread of the JVM at each signal
     */
    public static void install(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object listener =
                    Proxy.newProxyInstance(
                            SignalHandlers.class.getClassLoader(),
                            new Class<?>[] {type},
                            new Listener(action));
            signal.getMethod("handle", signal, type)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM does not let signals be handled", e);
        }
    }

    private record Listener(Runnable action) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
            return switch (method.getName()) {
                case "handle" -> {
                    action.run();
                    yield null;
                }
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> 1;
                default -> "signal handler";
            };
        }
    }
}
