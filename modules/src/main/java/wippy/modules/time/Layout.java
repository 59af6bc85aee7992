// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A layout of Go's package time, taken apart: an example, Monday 2 January 2006 at 15:04:05 in zone
 * MST (seven hours behind UTC), in which each part stands for what it shows.
 *
 * @param elements literal text and parts, in order
 */
record Layout(List<Element> elements) {

    /** What an element shows. Where one example begins with another, the longer stands first. */
    enum Part {
        LITERAL(""),
        MONTH_NAME("January"),
        MONTH_SHORT("Jan"),
        WEEKDAY_NAME("Monday"),
        WEEKDAY_SHORT("Mon"),
        ZONE_NAME("MST"),
        YEAR("2006"),
        DAY_OF_YEAR("002"),
        DAY_OF_YEAR_PADDED("__2"),
        DAY_PADDED("_2"),
        MONTH_TWO("01"),
        DAY_TWO("02"),
        HOUR12_TWO("03"),
        MINUTE_TWO("04"),
        SECOND_TWO("05"),
        YEAR_TWO("06"),
        HOUR("15"),
        MONTH("1"),
        DAY("2"),
        HOUR12("3"),
        MINUTE("4"),
        SECOND("5"),
        HALF_UPPER("PM"),
        HALF_LOWER("pm"),
        OFFSET(""),
        FRACTION("");

        private final String example;

        Part(String example) {
            this.example = example;
        }
    }

    /**
     * Literal text or a part.
     *
     * @param text as it stands in the layout
     */
    record Element(Part part, String text) {

        /** {@return whether an offset of zero is written as Z} */
        boolean hasZ() {
            return text.charAt(0) == 'Z';
        }

        /** {@return whether the parts of an offset have colons between them} */
        boolean hasColons() {
            return text.indexOf(':') > 0;
        }

        /** {@return how many digits an offset has: 2, 4 or 6} */
        int digits() {
            int digits = text.length() - 1;
            return hasColons() ? digits - (digits > 5 ? 2 : 1) : digits;
        }

        /** {@return how many digits a fraction has} */
        int places() {
            return text.length() - 1;
        }

        /** {@return whether a fraction is written without zeros at its end} */
        boolean isTrimmed() {
            return text.charAt(1) == '9';
        }
    }

    private static final List<String> OFFSETS =
            List.of("07:00:00", "070000", "07:00", "0700", "07");

    private static final int KNOWN_MAX = 256;
    private static final ConcurrentHashMap<String, Layout> KNOWN = new ConcurrentHashMap<>();

    /** {@return the layout that a text writes} Any text is one. */
    static Layout of(String text) {
        Layout layout = KNOWN.get(text);
        if (layout == null) {
            layout = new Layout(elements(text));
            if (KNOWN.size() < KNOWN_MAX) {
                KNOWN.put(text, layout);
            }
        }
        return layout;
    }

    private static List<Element> elements(String text) {
        List<Element> elements = new ArrayList<>();
        int literal = 0;
        int at = 0;
        while (at < text.length()) {
            Element element = partAt(text, at);
            if (element == null) {
                at++;
                continue;
            }
            if (literal < at) {
                elements.add(new Element(Part.LITERAL, text.substring(literal, at)));
            }
            elements.add(element);
            at += element.text.length();
            literal = at;
        }
        if (literal < at) {
            elements.add(new Element(Part.LITERAL, text.substring(literal)));
        }
        return List.copyOf(elements);
    }

    private static Element partAt(String text, int at) {
        char c = text.charAt(at);
        if (c == '-' || c == 'Z') {
            return offsetAt(text, at);
        }
        if (c == '.' || c == ',') {
            return fractionAt(text, at);
        }
        if (text.startsWith("_2006", at)) {
            return null;
        }
        for (Part part : Part.values()) {
            String example = part.example;
            if (!example.isEmpty() && text.startsWith(example, at)) {
                boolean isWord = part == Part.MONTH_SHORT || part == Part.WEEKDAY_SHORT;
                return isWord && isLower(text, at + example.length())
                        ? null
                        : new Element(part, example);
            }
        }
        return null;
    }

    private static Element offsetAt(String text, int at) {
        for (String offset : OFFSETS) {
            if (text.startsWith(offset, at + 1)) {
                return new Element(Part.OFFSET, text.substring(at, at + 1 + offset.length()));
            }
        }
        return null;
    }

    /** A fraction is a run of 0 or of 9, and no other digit follows. */
    private static Element fractionAt(String text, int at) {
        int end = at + 1;
        if (end == text.length() || (text.charAt(end) != '0' && text.charAt(end) != '9')) {
            return null;
        }
        char digit = text.charAt(end);
        while (end < text.length() && text.charAt(end) == digit) {
            end++;
        }
        boolean isFraction = end == text.length() || !isDigit(text.charAt(end));
        return isFraction ? new Element(Part.FRACTION, text.substring(at, end)) : null;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLower(String text, int at) {
        return at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
    }
}
