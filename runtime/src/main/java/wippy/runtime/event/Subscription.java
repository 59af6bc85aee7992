// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.event;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wippy.actor.Process;

/** One process's interest in events; ends when the process goes on with other code. */
public final class Subscription {

    private final EventBus bus;
    private final Process process;
    private final long number;
    private final NamePattern system;
    private final @Nullable NamePattern kind;
    private final Consumer<Event> receiver;
    private final @Nullable Object era;
    private volatile boolean isClosed;

    Subscription(
            EventBus bus,
            Process process,
            long number,
            NamePattern system,
            @Nullable NamePattern kind,
            Consumer<Event> receiver) {
        this.bus = bus;
        this.process = process;
        this.number = number;
        this.system = system;
        this.kind = kind;
        this.receiver = receiver;
        this.era = process.era();
        process.sources(1);
    }

    /** Ends it: what was published and did not arrive is dropped. In the process. */
    public void close() {
        if (!isClosed) {
            isClosed = true;
            process.sources(-1);
            bus.remove(this);
        }
    }

    /** {@return whether it may yet receive something} Any thread. */
    boolean isAlive() {
        return !isClosed && process.isAlive();
    }

    boolean wants(String publishedSystem, String publishedKind) {
        return system.matches(publishedSystem) && (kind == null || kind.matches(publishedKind));
    }

    void deliver(Event event) {
        process.inject(
                () -> {
                    if (process.era() != era) {
                        close();
                    }
                    if (!isClosed) {
                        receiver.accept(event);
                    }
                });
    }

    NamePattern system() {
        return system;
    }

    /** {@return its place in the order of subscribing} */
    long number() {
        return number;
    }
}
