// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.log;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON, in one line, with a blank after colons and commas. */
public final class JsonText {

    private JsonText() {}

    /** Writes a value; what JSON has no form for as its text. */
    public static void append(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Boolean truth -> out.append(truth);
            case Long number -> out.append(number);
            case Integer number -> out.append(number);
            case Double number -> appendNumber(out, number);
            case Map<?, ?> map -> appendMap(out, map);
            case List<?> list -> appendList(out, list);
            default -> appendText(out, value.toString());
        }
    }

    private static void appendNumber(StringBuilder out, double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            out.append((long) number);
        } else if (Double.isFinite(number)) {
            out.append(number);
        } else {
            appendText(out, Double.toString(number));
        }
    }

    static void appendMap(StringBuilder out, Map<?, ?> map) {
        out.append('{');
        String separator = "";
        for (var item : map.entrySet()) {
            out.append(separator);
            appendText(out, String.valueOf(item.getKey()));
            out.append(": ");
            append(out, item.getValue());
            separator = ", ";
        }
        out.append('}');
    }

    private static void appendList(StringBuilder out, List<?> list) {
        out.append('[');
        String separator = "";
        for (Object item : list) {
            out.append(separator);
            append(out, item);
            separator = ", ";
        }
        out.append(']');
    }

    static void appendText(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || (c >= 0x7f && c < 0xa0)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
