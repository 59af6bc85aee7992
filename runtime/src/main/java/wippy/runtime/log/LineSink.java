// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wippy.runtime.log.Log.Level;

/**
 * Writes each line of the log to a stream at once, in one of three styles. In the two for people
 * the field {@code stack} follows on lines of its own, if it is wanted at all.
 */
public final class LineSink implements Log.Sink {

    /** What a line looks like. */
    public enum Style {
        /** {@code TIME INFO message {"field": "value"}}. */
        PLAIN,
        /** The same with colours of a terminal. */
        COLOURED,
        /** One JSON object. */
        JSON
    }

    /** So that the fields of several lines stand below each other. */
    private static final int MESSAGE_WIDTH = 24;

    private static final String STACK = "stack";

    private final OutputStream stream;
    private final Style style;
    private final Level lowest;
    private final boolean showsStacks;
    private final Supplier<Instant> clock;

    /**
     * A sink.
     *
     * @param lowest the least level that is written
     * @param showsStacks whether lines about errors have the stack of calls
     * @param clock the time of day
     */
    public LineSink(
            OutputStream stream,
            Style style,
            Level lowest,
            boolean showsStacks,
            Supplier<Instant> clock) {
        this.stream = stream;
        this.style = style;
        this.lowest = lowest;
        this.showsStacks = showsStacks;
        this.clock = clock;
    }

    @Override
    public boolean isEnabled(Level level) {
        return level.compareTo(lowest) >= 0;
    }

    @Override
    public void write(
            Level level, String name, String message, Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> shown = fields;
        Object stack = null;
        if (fields.containsKey(STACK) && (style != Style.JSON || !showsStacks)) {
            shown = new LinkedHashMap<>(fields);
            stack = shown.remove(STACK);
        }
        var line = new StringBuilder(160);
        if (style == Style.JSON) {
            appendJson(line, level, name, message, shown);
        } else {
            appendForPeople(line, level, name, message, shown);
            if (showsStacks && stack != null) {
                line.append('\n').append(visible(stack.toString()));
            }
        }
        byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        synchronized (stream) {
            try {
                stream.write(bytes);
                stream.flush();
            } catch (IOException unwritable) { // there is nowhere to say so
                return;
            }
        }
    }

    private void appendForPeople(
            StringBuilder line,
            Level level,
            String name,
            String message,
            Map<String, @Nullable Object> fields) {
        boolean isColoured = style == Style.COLOURED;
        line.append(isColoured ? "\u001b[2m" : "").append(time()).append(' ');
        line.append(isColoured ? "\u001b[0m" + colour(level) : "");
        line.append(level).append(" ".repeat(Math.max(1, 6 - level.name().length())));
        line.append(isColoured ? "\u001b[0m" : "");
        String text = visible(name.isEmpty() ? message : name + ": " + message);
        line.append(text);
        if (!fields.isEmpty()) {
            line.append(" ".repeat(Math.max(2, MESSAGE_WIDTH - text.length())));
            line.append(isColoured ? "\u001b[2m" : "");
            JsonText.appendMap(line, fields);
            line.append(isColoured ? "\u001b[0m" : "");
        }
    }

    private void appendJson(
            StringBuilder line,
            Level level,
            String name,
            String message,
            Map<String, @Nullable Object> fields) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("time", time());
        all.put("level", level.name().toLowerCase(Locale.ROOT));
        if (!name.isEmpty()) {
            all.put("logger", name);
        }
        all.put("message", message);
        fields.forEach(all::putIfAbsent);
        JsonText.appendMap(line, all);
    }

    private String time() {
        String text = clock.get().truncatedTo(ChronoUnit.MILLIS).toString();
        return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
    }

    private static String colour(Level level) {
        return switch (level) {
            case DEBUG -> "\u001b[35m";
            case INFO -> "\u001b[34m";
            case WARN -> "\u001b[33m";
            case ERROR -> "\u001b[31m";
        };
    }

    /** What could move the cursor of a terminal is shown as a question mark. */
    private static String visible(String text) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0)) {
                shown = shown == null ? new StringBuilder(text) : shown;
                shown.setCharAt(i, '?');
            }
        }
        return shown == null ? text : shown.toString();
    }
}
