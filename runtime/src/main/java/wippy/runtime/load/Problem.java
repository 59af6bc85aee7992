// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.util.Comparator;
import wippy.registry.DataPath;
import wippy.registry.Entry;
import wippy.registry.Origin;
import wippy.registry.Rejection;

/**
 * Something that is wrong, or noteworthy, in what the author of an application wrote.
 *
 * @param severity how bad it is
 * @param file the file as messages show it; empty when there is none
 * @param line counted from 1; 0 when the file as a whole is meant
 * @param column counted from 1, in code points; 0 when the file as a whole is meant
 * @param message what was expected and what came
 * @param hint what to do about it; may be empty
 */
public record Problem(
        Severity severity, String file, int line, int column, String message, String hint) {

    /** By file, then line, then column: the order in which authors read. */
    public static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file)
                    .thenComparingInt(Problem::line)
                    .thenComparingInt(Problem::column);

    /** How bad a problem is. */
    public enum Severity {
        /** What it concerns is left out. */
        ERROR,
        /** Nothing is left out, but something is probably not as meant. */
        WARNING,
        /** For those who look closely. */
        NOTE
    }

    /** {@return an error about a whole file} */
    public static Problem error(String file, String message, String hint) {
        return new Problem(Severity.ERROR, file, 0, 0, message, hint);
    }

    /** {@return a problem with a value of an entry, at the place of the value} */
    public static Problem at(
            Severity severity, Entry entry, DataPath path, String message, String hint) {
        return at(severity, entry.origin(), path, message, hint);
    }

    /** {@return the error that an entry was rejected by the registry} */
    public static Problem of(Rejection rejection) {
        return at(
                Severity.ERROR,
                rejection.origin(),
                rejection.path(),
                rejection.message(),
                rejection.hint());
    }

    private static Problem at(
            Severity severity, Origin origin, DataPath path, String message, String hint) {
        Origin.Place place = origin.locate(path);
        return new Problem(severity, origin.file(), place.line(), place.column(), message, hint);
    }

    /** {@return {@code file:line:column: error: message}, without the hint} */
    @Override
    public String toString() {
        var text = new StringBuilder();
        if (!file.isEmpty()) {
            text.append(file);
            if (line > 0) {
                text.append(':').append(line).append(':').append(column);
            }
            text.append(": ");
        }
        String word =
                switch (severity) {
                    case ERROR -> "error";
                    case WARNING -> "warning";
                    case NOTE -> "note";
                };
        return text.append(word).append(": ").append(message).toString();
    }
}
