// SPDX-License-Identifier: Apache-2.0
package wippy.modules.os;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.TimeZone;

/** Writes dates by C's {@code strftime}, in English. A specifier that is not known stays. */
final class DateFormat {

    private final ZonedDateTime date;
    private final StringBuilder text = new StringBuilder();

    private DateFormat(ZonedDateTime date) {
        this.date = date;
    }

    /** {@return the date as a format shows it; both texts are Lua strings} */
    static String of(ZonedDateTime date, String format) {
        DateFormat result = new DateFormat(date);
        result.append(format);
        return result.text.toString();
    }

    private void append(String format) {
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                specifier(format.charAt(++i));
            } else {
                text.append(c);
            }
        }
    }

    private void specifier(char c) {
        switch (c) {
            case 'Y' -> text.append(date.getYear());
            case 'y' -> number(Math.floorMod(date.getYear(), 100), 2);
            case 'm' -> number(date.getMonthValue(), 2);
            case 'd' -> number(date.getDayOfMonth(), 2);
            case 'H' -> number(date.getHour(), 2);
            case 'I' -> number((date.getHour() + 11) % 12 + 1, 2);
            case 'M' -> number(date.getMinute(), 2);
            case 'S' -> number(date.getSecond(), 2);
            case 'p' -> text.append(date.getHour() < 12 ? "AM" : "PM");
            case 'A' -> weekday(TextStyle.FULL);
            case 'a' -> weekday(TextStyle.SHORT);
            case 'B' -> month(TextStyle.FULL);
            case 'b' -> month(TextStyle.SHORT);
            case 'w' -> text.append(date.getDayOfWeek().getValue() % 7);
            case 'j' -> number(date.getDayOfYear(), 3);
            case 'U' -> number(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
            case 'z' -> offset();
            case 'Z' -> zone();
            case 'c' -> append("%a %b %d %H:%M:%S %Y");
            case 'x' -> append("%m/%d/%y");
            case 'X' -> append("%H:%M:%S");
            case '%' -> text.append('%');
            default -> text.append('%').append(c);
        }
    }

    private void number(int value, int width) {
        String digits = Integer.toString(value);
        text.repeat('0', width - digits.length()).append(digits);
    }

    private void weekday(TextStyle style) {
        text.append(date.getDayOfWeek().getDisplayName(style, Locale.ENGLISH));
    }

    private void month(TextStyle style) {
        text.append(date.getMonth().getDisplayName(style, Locale.ENGLISH));
    }

    private void offset() {
        int minutes = date.getOffset().getTotalSeconds() / 60;
        text.append(minutes < 0 ? '-' : '+');
        number(Math.abs(minutes) / 60, 2);
        number(Math.abs(minutes) % 60, 2);
    }

    private void zone() {
        if (date.getOffset().equals(ZoneOffset.UTC) && date.getZone() instanceof ZoneOffset) {
            text.append("UTC");
            return;
        }
        boolean isSummer = date.getZone().getRules().isDaylightSavings(date.toInstant());
        text.append(
                TimeZone.getTimeZone(date.getZone())
                        .getDisplayName(isSummer, TimeZone.SHORT, Locale.ENGLISH));
    }
}
