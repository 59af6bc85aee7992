// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wippy.registry.FileText;
import wippy.runtime.log.JsonText;

/** Values of entries as YAML, in blocks. */
final class YamlText {
    private static final List<String> WORDS =
            List.of("", "true", "false", "null", "yes", "no", "on", "off", "y", "n", "~");

    private final StringBuilder out;

    /** Whether what came from a file is shown as its name. */
    private final boolean namesFiles;

    YamlText(StringBuilder out, boolean namesFiles) {
        this.out = out;
        this.namesFiles = namesFiles;
    }

    /** Writes the keys of a map, each on a line of its own. */
    void appendMap(Map<?, ?> map, int indent) {
        for (Map.Entry<?, ?> item : map.entrySet()) {
            out.repeat(' ', indent);
            appendLine(String.valueOf(item.getKey()));
            out.append(':');
            appendInside(item.getValue(), indent);
        }
    }

    /** What follows a key or a dash, and the end of its line. */
    private void appendInside(@Nullable Object value, int indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('\n');
            appendMap(map, indent + 2);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            out.append('\n');
            for (Object item : list) {
                out.repeat(' ', indent + 2).append('-');
                appendInside(item, indent + 2);
            }
        } else {
            out.append(' ');
            appendScalar(value, indent + 2);
            out.append('\n');
        }
    }

    private void appendScalar(@Nullable Object value, int indent) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> _ -> out.append("{}");
            case List<?> _ -> out.append("[]");
            case FileText text when namesFiles -> out.append(text);
            case FileText text -> appendText(text.text(), indent);
            case String text -> appendText(text, indent);
            default -> JsonText.append(out, value);
        }
    }

    private void appendText(String text, int indent) {
        if (text.indexOf('\n') >= 0 && isBlock(text)) {
            out.append(text.endsWith("\n") ? "|" : "|-");
            String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            for (String line : body.split("\n", -1)) {
                out.append('\n');
                if (!line.isEmpty()) {
                    out.repeat(' ', indent).append(line);
                }
            }
        } else {
            appendLine(text);
        }
    }

    /** A block of lines cannot begin or end with empty ones, nor begin with a space. */
    private static boolean isBlock(String text) {
        if (text.startsWith(" ") || text.startsWith("\n") || text.endsWith("\n\n")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0) || c == '\ufeff') {
                return false;
            }
        }
        return true;
    }

    private void appendLine(String text) {
        if (isPlain(text)) {
            out.append(text);
        } else {
            JsonText.append(out, text);
        }
    }

    /** Whether text is read as text without quotes. */
    private static boolean isPlain(String text) {
        if (WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            boolean isInside =
                    i > 0
                            && ((c >= '0' && c <= '9')
                                    || "./-".indexOf(c) >= 0
                                    || (c == ':' && isFollowedByText(text, i))
                                    || (c == ' ' && isFollowedByText(text, i)));
            if (!isLetter && !isInside) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFollowedByText(String text, int index) {
        return index + 1 < text.length() && Character.isLetterOrDigit(text.charAt(index + 1));
    }
}
