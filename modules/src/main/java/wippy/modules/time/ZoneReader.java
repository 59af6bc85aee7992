// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import java.time.Instant;

/** The zone within a text that is parsed: an offset, an abbreviation, or both. */
final class ZoneReader {

    private static final int HOURS_MAX = 18;

    private String abbreviation = "";
    private Integer offset;
    private boolean isUtc;

    /** Reads an element. {@return where it ends; -1 if it is not there} */
    int read(Layout.Element element, String value, int at) {
        return element.part() == Layout.Part.OFFSET
                ? offset(element, value, at)
                : abbreviation(value, at);
    }

    private int offset(Layout.Element element, String value, int at) {
        if (element.hasZ() && value.startsWith("Z", at)) {
            isUtc = true;
            return at + 1;
        }
        int end = at + element.text().length();
        if (end > value.length() || (value.charAt(at) != '+' && value.charAt(at) != '-')) {
            return -1;
        }
        int[] parts = new int[3];
        int part = 0;
        for (int i = at + 1; i < end; part++) {
            if (part > 0 && element.hasColons() && value.charAt(i++) != ':') {
                return -1;
            }
            if (!Layout.isDigit(value.charAt(i)) || !Layout.isDigit(value.charAt(i + 1))) {
                return -1;
            }
            parts[part] = Integer.parseInt(value, i, i + 2, 10);
            i += 2;
        }
        if (parts[0] >= HOURS_MAX || parts[1] > 59 || parts[2] > 59) {
            return -1;
        }
        int seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
        offset = value.charAt(at) == '-' ? -seconds : seconds;
        return end;
    }

    private int abbreviation(String value, int at) {
        if (value.startsWith("UTC", at)) {
            isUtc = true;
            return at + 3;
        }
        int end = at;
        if (value.startsWith("+", at) || value.startsWith("-", at)) {
            end = signed(value, at);
        } else if (value.startsWith("ChST", at) || value.startsWith("MeST", at)) {
            end = at + 4;
        } else {
            while (end < value.length() && isUpper(value.charAt(end))) {
                end++;
            }
            if (!isName(value.substring(at, end))) {
                return -1;
            }
            if (value.startsWith("GMT", at) && end == at + 3) {
                int signed = signed(value, end);
                end = signed < 0 ? end : signed;
            }
        }
        if (end > at) {
            abbreviation = value.substring(at, end);
        }
        return end;
    }

    /** Three letters, or four or five that end in T. */
    private static boolean isName(String letters) {
        return switch (letters.length()) {
            case 3 -> true;
            case 4 -> letters.endsWith("T") || letters.equals("WITA");
            case 5 -> letters.endsWith("T");
            default -> false;
        };
    }

    /** {@return the end of a sign and up to two digits; -1 if there is none} */
    private static int signed(String value, int at) {
        if (at >= value.length() || (value.charAt(at) != '+' && value.charAt(at) != '-')) {
            return -1;
        }
        int end = at + 1;
        while (end < value.length() && end - at <= 2 && Layout.isDigit(value.charAt(end))) {
            end++;
        }
        return end == at + 1 ? -1 : end;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /**
     * {@return the time}
     *
     * @param asUtc the instant if the text were in UTC
     * @param known the location whose abbreviations are known, and which is preferred to a fixed
     *     offset that is its own then
     */
    TimeValue resolve(Instant asUtc, LocationValue known) {
        if (isUtc) {
            return new TimeValue(asUtc, LocationValue.UTC);
        }
        if (offset != null) {
            Instant instant = asUtc.minusSeconds(offset);
            boolean isKnown =
                    known.offsetAt(instant) == offset
                            && (abbreviation.isEmpty()
                                    || abbreviation.equals(known.abbreviationAt(instant)));
            return new TimeValue(
                    instant, isKnown ? known : LocationValue.fixed(abbreviation, offset));
        }
        Integer named = known.offsetOf(abbreviation, asUtc);
        if (named != null) {
            return new TimeValue(asUtc.minusSeconds(named), known);
        }
        int hours =
                abbreviation.length() > 3 && abbreviation.startsWith("GMT")
                        ? Integer.parseInt(abbreviation.substring(3))
                        : 0;
        LocationValue unknown = LocationValue.fixed(abbreviation, hours * 3600L);
        return new TimeValue(asUtc.minusSeconds(hours * 3600L), unknown);
    }
}
