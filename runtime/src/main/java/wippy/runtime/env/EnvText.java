// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.env;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The text of an {@code .env} file: a line {@code KEY=VALUE} for each value, {@code export} before
 * it if one likes, empty lines, and comments after {@code #}.
 *
 * <p>A value ends at a blank followed by {@code #}, or at the end of its line; blanks around it do
 * not count. In single quotes it is what it is, and may span lines; in double quotes the escapes
 * {@code \n}, {@code \r}, {@code \t}, {@code \"}, {@code \\} and {@code \$} count.
 */
final class EnvText {
    private final String text;
    private int position;

    private EnvText(String text) {
        this.text = text;
    }

    /** One assignment: its key and value, and where it stands in the text. */
    private record Assignment(String key, String value, int start, int end) {}

    /** {@return the values of a file's text; of a key that comes twice, the last} */
    static Map<String, String> parse(String text) {
        var values = new LinkedHashMap<String, String>();
        var reader = new EnvText(text);
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            values.put(next.get().key, next.get().value);
        }
        return values;
    }

    /** {@return the text with the value of a key changed, or added at the end} */
    static String with(String text, String key, String value) {
        var reader = new EnvText(text);
        Assignment last = null;
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            if (next.get().key.equals(key)) {
                last = next.get();
            }
        }
        String line = key + "=" + quoted(value);
        if (last != null) {
            return text.substring(0, last.start) + line + text.substring(last.end);
        }
        boolean isEnded = text.isEmpty() || text.endsWith("\n");
        return text + (isEnded ? "" : "\n") + line + "\n";
    }

    /** What is no assignment is passed over. */
    private Optional<Assignment> next() {
        while (position < text.length()) {
            int start = position;
            int lineEnd = lineEnd(start);
            String line = text.substring(start, lineEnd).strip();
            int equals = text.indexOf('=', start);
            if (!line.isEmpty() && !line.startsWith("#") && equals >= 0 && equals < lineEnd) {
                String key = text.substring(start, equals).strip();
                if (key.startsWith("export ") || key.startsWith("export\t")) {
                    key = key.substring("export ".length()).strip();
                }
                position = equals + 1;
                String value = value();
                int end = position;
                position = Math.min(lineEnd(position) + 1, text.length());
                return Optional.of(new Assignment(key, value, start, end));
            }
            position = Math.min(lineEnd + 1, text.length());
        }
        return Optional.empty();
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Reads the value that begins here, and stops where it ends. */
    private String value() {
        int end = lineEnd(position);
        int start = position;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        char quote = start < end ? text.charAt(start) : ' ';
        int closing = quote == '\'' || quote == '"' ? closing(start, quote) : -1;
        if (closing > 0) {
            position = closing + 1;
            String inside = text.substring(start + 1, closing);
            return quote == '"' ? unescaped(inside) : inside;
        }
        int comment = start;
        while (comment < end && !(text.charAt(comment) == '#' && isBlank(before(comment)))) {
            comment++;
        }
        String value = text.substring(start, comment).stripTrailing();
        position = start + value.length();
        return value;
    }

    private char before(int index) {
        return text.charAt(index - 1) == '=' ? ' ' : text.charAt(index - 1);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private int closing(int opening, char quote) {
        for (int i = opening + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                return i;
            }
        }
        return -1;
    }

    private static String unescaped(String inside) {
        if (inside.indexOf('\\') < 0) {
            return inside;
        }
        var value = new StringBuilder();
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c != '\\' || i + 1 == inside.length()) {
                value.append(c);
                continue;
            }
            char escaped = inside.charAt(++i);
            switch (escaped) {
                case 'n' -> value.append('\n');
                case 'r' -> value.append('\r');
                case 't' -> value.append('\t');
                case '"', '\\', '$' -> value.append(escaped);
                default -> value.append(c).append(escaped);
            }
        }
        return value.toString();
    }

    /** {@return the value as it can stand in a file} */
    private static String quoted(String value) {
        boolean isPlain = value.equals(value.strip());
        for (int i = 0; i < value.length() && isPlain; i++) {
            char c = value.charAt(i);
            isPlain = c >= ' ' && c != '"' && c != '\'' && c != '#' && c != '\\' && c != '$';
        }
        if (isPlain) {
            return value;
        }
        var text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '"', '\\', '$' -> text.append('\\').append(c);
                default -> text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
