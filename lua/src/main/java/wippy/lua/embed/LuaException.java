// SPDX-License-Identifier: Apache-2.0
package wippy.lua.embed;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What went wrong in Lua. The message is that of the error, for people. */
public final class LuaException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    /** Why it ended. */
    public enum Kind {
        /** The source is not Lua. */
        SYNTAX,
        /** An error was raised and not caught. */
        ERROR,
        /** The limit of time was reached. */
        TIME,
        /** The limit of memory was reached, or there is none left. */
        MEMORY
    }

    private final Kind kind;
    private final transient @Nullable Object value;
    private final @Nullable String traceback;

    LuaException(
            Kind kind,
            String message,
            @Nullable Object value,
            @Nullable String traceback,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.value = value;
        this.traceback = traceback;
    }

    /** {@return why it ended} */
    public Kind kind() {
        return kind;
    }

    /** {@return the error value, a Lua value; empty for nil} */
    public Optional<Object> value() {
        return Optional.ofNullable(value);
    }

    /**
     * {@return where it happened, such as {@code file.lua:12}: what stands before the message;
     * empty when the error has no position}
     */
    public Optional<String> position() {
        String message = String.valueOf(getMessage());
        for (int at = message.indexOf(':'); at > 0; at = message.indexOf(':', at + 1)) {
            int end = at + 1;
            while (end < message.length() && Character.isDigit(message.charAt(end))) {
                end++;
            }
            if (end > at + 1 && end < message.length() && message.charAt(end) == ':') {
                return Optional.of(message.substring(0, end));
            }
        }
        return Optional.empty();
    }

    /** {@return the calls in progress, a text that begins with {@code stack traceback:}} */
    public Optional<String> traceback() {
        return Optional.ofNullable(traceback);
    }
}
