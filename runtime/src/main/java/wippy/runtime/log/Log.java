// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.log;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A logger: levels, a name, fields that go with every line. Immutable; any thread.
 *
 * <p>Values of fields are Java values: text, numbers, booleans, null, lists and maps of these;
 * anything else is shown by {@code toString}. All text is Java text.
 */
public final class Log {

    /** How much a line matters. */
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /** Where lines go. Any thread. */
    public interface Sink {

        /** Discards everything. */
        Sink NONE =
                new Sink() {
                    @Override
                    public boolean isEnabled(Level level) {
                        return false;
                    }

                    @Override
                    public void write(
                            Level level,
                            String name,
                            String message,
                            Map<String, @Nullable Object> fields) {}
                };

        /** {@return whether lines of a level go anywhere} */
        boolean isEnabled(Level level);

        /** Writes a line of an enabled level. Never throws. */
        void write(Level level, String name, String message, Map<String, @Nullable Object> fields);
    }

    /** Logs nothing. */
    public static final Log SILENT = new Log(Sink.NONE);

    private final Sink sink;
    private final String name;
    private final Map<String, @Nullable Object> fields;

    /** Makes a logger without a name or fields. */
    public Log(Sink sink) {
        this(sink, "", Map.of());
    }

    private Log(Sink sink, String name, Map<String, @Nullable Object> fields) {
        this.sink = sink;
        this.name = name;
        this.fields = fields;
    }

    /** {@return where its lines go} */
    public Sink sink() {
        return sink;
    }

    /** {@return a logger whose name is this one's, a dot, and {@code part}} */
    public Log named(String part) {
        return new Log(sink, name.isEmpty() ? part : name + "." + part, fields);
    }

    /** {@return a logger that adds fields to every line} */
    public Log with(Map<String, ? extends @Nullable Object> more) {
        return new Log(sink, name, together(more));
    }

    /** {@return whether lines of a level go anywhere} For callers whose fields are costly. */
    public boolean isEnabled(Level level) {
        return sink.isEnabled(level);
    }

    /** Logs a line. */
    public void log(Level level, String message, Map<String, ? extends @Nullable Object> more) {
        if (sink.isEnabled(level)) {
            sink.write(level, name, message, together(more));
        }
    }

    /** Logs a line at level DEBUG. */
    public void debug(String message, Map<String, ? extends @Nullable Object> more) {
        log(Level.DEBUG, message, more);
    }

    /** Logs a line at level INFO. */
    public void info(String message, Map<String, ? extends @Nullable Object> more) {
        log(Level.INFO, message, more);
    }

    /** Logs a line at level WARN. */
    public void warn(String message, Map<String, ? extends @Nullable Object> more) {
        log(Level.WARN, message, more);
    }

    /** Logs a line at level ERROR. */
    public void error(String message, Map<String, ? extends @Nullable Object> more) {
        log(Level.ERROR, message, more);
    }

    private Map<String, @Nullable Object> together(Map<String, ? extends @Nullable Object> more) {
        if (more.isEmpty()) {
            return fields;
        }
        var all = new LinkedHashMap<String, @Nullable Object>(fields);
        all.putAll(more);
        return all;
    }
}
