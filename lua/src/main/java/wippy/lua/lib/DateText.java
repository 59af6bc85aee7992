// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Function;
import wippy.lua.LuaError;

/** A moment as text by the conversions of C99's {@code strftime} in the C locale. */
final class DateText {

    private static final String[] DAYS = {
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"
    };

    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };

    private final ZonedDateTime moment;

    DateText(ZonedDateTime moment) {
        this.moment = moment;
    }

    /**
     * {@return the text}
     *
     * @param invalid makes the error for a conversion that there is not, such as {@code %Q}
     */
    String format(String pattern, Function<String, LuaError> invalid) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            if (c != '%') {
                out.append(c);
                continue;
            }
            int start = at;
            char conversion = at < pattern.length() ? pattern.charAt(at++) : 0;
            String allowed =
                    conversion == 'E' ? "cCxXyY" : conversion == 'O' ? "deHImMSuUVwWy" : null;
            if (allowed != null) {
                conversion = at < pattern.length() ? pattern.charAt(at++) : 0;
                if (allowed.indexOf(conversion) < 0) {
                    conversion = 0;
                }
            }
            if (!append(out, conversion)) {
                throw invalid.apply("%" + pattern.substring(start, at));
            }
        }
        return out.toString();
    }

    private boolean append(StringBuilder out, char conversion) {
        switch (conversion) {
            case 'a' -> out.append(DAYS[weekday()], 0, 3);
            case 'A' -> out.append(DAYS[weekday()]);
            case 'b', 'h' -> out.append(month(), 0, 3);
            case 'B' -> out.append(month());
            case 'c' -> all(out, "a b e T Y");
            case 'C' -> number(out, Math.floorDiv(moment.getYear(), 100), 2, '0');
            case 'd' -> number(out, moment.getDayOfMonth(), 2, '0');
            case 'D', 'x' -> joined(out, "mdy", '/');
            case 'e' -> number(out, moment.getDayOfMonth(), 2, ' ');
            case 'F' -> joined(out, "Ymd", '-');
            case 'g' -> number(out, Math.floorMod(weekYear(), 100), 2, '0');
            case 'G' -> out.append(weekYear());
            case 'H' -> number(out, moment.getHour(), 2, '0');
            case 'I' -> number(out, (moment.getHour() + 11) % 12 + 1, 2, '0');
            case 'j' -> number(out, moment.getDayOfYear(), 3, '0');
            case 'm' -> number(out, moment.getMonthValue(), 2, '0');
            case 'M' -> number(out, moment.getMinute(), 2, '0');
            case 'n' -> out.append('\n');
            case 'p' -> out.append(moment.getHour() < 12 ? "AM" : "PM");
            case 'r' -> {
                joined(out, "IMS", ':');
                append(out.append(' '), 'p');
            }
            case 'R' -> joined(out, "HM", ':');
            case 'S' -> number(out, moment.getSecond(), 2, '0');
            case 't' -> out.append('\t');
            case 'T', 'X' -> joined(out, "HMS", ':');
            case 'u' -> out.append(moment.getDayOfWeek().getValue());
            case 'U' -> number(out, (moment.getDayOfYear() + 6 - weekday()) / 7, 2, '0');
            case 'V' -> number(out, moment.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0');
            case 'w' -> out.append(weekday());
            case 'W' -> number(out, (moment.getDayOfYear() + 6 - (weekday() + 6) % 7) / 7, 2, '0');
            case 'y' -> number(out, Math.floorMod(moment.getYear(), 100), 2, '0');
            case 'Y' -> out.append(moment.getYear());
            case 'z' -> offset(out);
            case 'Z' -> out.append(zoneName());
            case '%' -> out.append('%');
            default -> {
                return false;
            }
        }
        return true;
    }

    private void all(StringBuilder out, String conversions) {
        for (int i = 0; i < conversions.length(); i++) {
            char c = conversions.charAt(i);
            if (c == ' ') {
                out.append(' ');
            } else {
                append(out, c);
            }
        }
    }

    private void joined(StringBuilder out, String conversions, char separator) {
        for (int i = 0; i < conversions.length(); i++) {
            if (i > 0) {
                out.append(separator);
            }
            append(out, conversions.charAt(i));
        }
    }

    private static void number(StringBuilder out, int number, int width, char padding) {
        String digits = Integer.toString(number);
        out.repeat(padding, Math.max(0, width - digits.length())).append(digits);
    }

    /** Sunday is 0. */
    private int weekday() {
        return moment.getDayOfWeek().getValue() % 7;
    }

    private String month() {
        return MONTHS[moment.getMonthValue() - 1];
    }

    private int weekYear() {
        return moment.get(IsoFields.WEEK_BASED_YEAR);
    }

    private void offset(StringBuilder out) {
        int minutes = moment.getOffset().getTotalSeconds() / 60;
        out.append(minutes < 0 ? '-' : '+');
        number(out, Math.abs(minutes) / 60, 2, '0');
        number(out, Math.abs(minutes) % 60, 2, '0');
    }

    private String zoneName() {
        if (moment.getZone() instanceof ZoneOffset) {
            return "GMT";
        }
        boolean summer = moment.getZone().getRules().isDaylightSavings(moment.toInstant());
        return TimeZone.getTimeZone(moment.getZone())
                .getDisplayName(summer, TimeZone.SHORT, Locale.ROOT);
    }
}
