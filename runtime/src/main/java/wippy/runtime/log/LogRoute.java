// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.log;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import wippy.runtime.log.Log.Level;

/**
 * Brings lines to the console, unless somebody hides it, and to the event bus, if that is wanted.
 * Any thread.
 */
public final class LogRoute implements Log.Sink {
    private final Log.Sink console;
    private final Log.Sink events;
    private final AtomicInteger hiding = new AtomicInteger();

    /**
     * A route to both.
     *
     * @param events where events are made of lines; {@link Log.Sink#NONE} for none
     */
    public LogRoute(Log.Sink console, Log.Sink events) {
        this.console = console;
        this.events = events;
    }

    /** Keeps lines from the console, until {@link #show} was called as often as this. */
    public void hide() {
        hiding.incrementAndGet();
    }

    /** Takes one {@link #hide} back. */
    public void show() {
        hiding.decrementAndGet();
    }

    private boolean isShown(Level level) {
        return hiding.get() == 0 && console.isEnabled(level);
    }

    @Override
    public boolean isEnabled(Level level) {
        return isShown(level) || events.isEnabled(level);
    }

    @Override
    public void write(
            Level level, String name, String message, Map<String, @Nullable Object> fields) {
        if (isShown(level)) {
            console.write(level, name, message, fields);
        }
        if (events.isEnabled(level)) {
            events.write(level, name, message, fields);
        }
    }
}
