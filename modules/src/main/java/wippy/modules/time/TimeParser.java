// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import java.time.Instant;
import java.time.Month;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import wippy.lua.LuaString;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/**
 * Reads times by a {@link Layout}, as Go's {@code time.Parse} does: what the layout leaves out is
 * the least possible (year 0, January, 1, midnight, UTC); a fraction of seconds is accepted where
 * the layout has none; blanks match any number of blanks.
 */
final class TimeParser {

    private final String layout;
    private final String value;
    private int at;

    private int year;
    private int month = 1;
    private int day = 1;
    private int dayOfYear;
    private int hour;
    private int minute;
    private int second;
    private int nanos;
    private boolean isMorning;
    private boolean isAfternoon;
    private ZoneReader zone;

    private TimeParser(String layout, String value) {
        this.layout = layout;
        this.value = value;
    }

    /**
     * {@return the time that the text writes}
     *
     * @param layout a Lua string
     * @param value a Lua string
     * @param location where times without a zone are; null for UTC, with zones of the system known
     *     by their abbreviation
     * @throws Failure Invalid if the text does not fit the layout
     */
    static TimeValue parse(String layout, String value, LocationValue location) {
        TimeParser parser = new TimeParser(layout, value);
        List<Layout.Element> elements = Layout.of(layout).elements();
        for (int i = 0; i < elements.size(); i++) {
            boolean fractionFollows =
                    i + 1 < elements.size() && elements.get(i + 1).part() == Layout.Part.FRACTION;
            parser.read(elements.get(i), fractionFollows);
        }
        if (parser.at < value.length()) {
            throw parser.failure("extra text '" + parser.rest() + "'");
        }
        return parser.time(location);
    }

    private void read(Layout.Element element, boolean fractionFollows) {
        switch (element.part()) {
            case LITERAL -> literal(element.text());
            case YEAR -> year = digits(element, 4);
            case YEAR_TWO -> {
                int two = digits(element, 2);
                year = two >= 69 ? 1900 + two : 2000 + two;
            }
            case MONTH_NAME -> month = 1 + name(element, Names.MONTHS, Integer.MAX_VALUE);
            case MONTH_SHORT -> month = 1 + name(element, Names.MONTHS, Names.SHORT);
            case MONTH -> month = inRange("month", number(element, 2), 1, 12);
            case MONTH_TWO -> month = inRange("month", digits(element, 2), 1, 12);
            case WEEKDAY_NAME -> name(element, Names.WEEKDAYS, Integer.MAX_VALUE);
            case WEEKDAY_SHORT -> name(element, Names.WEEKDAYS, Names.SHORT);
            case DAY -> day = number(element, 2);
            case DAY_PADDED -> {
                blanks(1);
                day = number(element, 2);
            }
            case DAY_TWO -> day = digits(element, 2);
            case DAY_OF_YEAR -> dayOfYear = inRange("day of year", digits(element, 3), 1, 366);
            case DAY_OF_YEAR_PADDED -> {
                blanks(2);
                dayOfYear = inRange("day of year", number(element, 3), 1, 366);
            }
            case HOUR -> hour = inRange("hour", number(element, 2), 0, 23);
            case HOUR12 -> hour = inRange("hour", number(element, 2), 0, 12);
            case HOUR12_TWO -> hour = inRange("hour", digits(element, 2), 0, 12);
            case MINUTE -> minute = inRange("minute", number(element, 2), 0, 59);
            case MINUTE_TWO -> minute = inRange("minute", digits(element, 2), 0, 59);
            case SECOND -> second(number(element, 2), fractionFollows);
            case SECOND_TWO -> second(digits(element, 2), fractionFollows);
            case HALF_UPPER, HALF_LOWER -> half(element);
            case ZONE_NAME, OFFSET -> zone(element);
            case FRACTION -> fraction(element);
        }
    }

    private void literal(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (at < value.length() && value.charAt(at) != ' ') {
                    throw expected("'" + LuaString.text(text) + "'");
                }
                while (i < text.length() && text.charAt(i) == ' ') {
                    i++;
                }
                blanks(Integer.MAX_VALUE);
            } else if (at < value.length() && value.charAt(at) == c) {
                i++;
                at++;
            } else {
                throw expected("'" + LuaString.text(text) + "'");
            }
        }
    }

    private void blanks(int most) {
        for (int i = 0; i < most && at < value.length() && value.charAt(at) == ' '; i++) {
            at++;
        }
    }

    /** Exactly so many digits. */
    private int digits(Layout.Element element, int count) {
        int end = at;
        while (end < value.length() && end - at < count && Layout.isDigit(value.charAt(end))) {
            end++;
        }
        if (end - at < count) {
            throw expected(element);
        }
        return take(end);
    }

    /** One digit or more. */
    private int number(Layout.Element element, int most) {
        int end = at;
        while (end < value.length() && end - at < most && Layout.isDigit(value.charAt(end))) {
            end++;
        }
        if (end == at) {
            throw expected(element);
        }
        return take(end);
    }

    private int take(int end) {
        int number = Integer.parseInt(value, at, end, 10);
        at = end;
        return number;
    }

    private int name(Layout.Element element, List<String> names, int length) {
        int index = Names.find(names, value, at, length);
        if (index < 0) {
            throw expected(element);
        }
        at += Math.min(length, names.get(index).length());
        return index;
    }

    private int inRange(String what, int number, int least, int most) {
        if (number < least || number > most) {
            throw failure(what + " out of range: " + number);
        }
        return number;
    }

    private void second(int number, boolean fractionFollows) {
        second = inRange("second", number, 0, 59);
        if (!fractionFollows && fractionIsNext()) {
            anyFraction();
        }
    }

    private boolean fractionIsNext() {
        return at + 1 < value.length()
                && (value.charAt(at) == '.' || value.charAt(at) == ',')
                && Layout.isDigit(value.charAt(at + 1));
    }

    private void fraction(Layout.Element element) {
        if (element.isTrimmed()) {
            if (fractionIsNext()) {
                anyFraction();
            }
            return;
        }
        int end = at + 1 + element.places();
        if (!fractionIsNext() || end > value.length()) {
            throw expected(element);
        }
        for (int i = at + 1; i < end; i++) {
            if (!Layout.isDigit(value.charAt(i))) {
                throw expected(element);
            }
        }
        fractionTo(end);
    }

    private void anyFraction() {
        int end = at + 1;
        while (end < value.length() && Layout.isDigit(value.charAt(end))) {
            end++;
        }
        fractionTo(end);
    }

    /** Digits beyond the nanoseconds are dropped. */
    private void fractionTo(int end) {
        String digits = value.substring(at + 1, Math.min(end, at + 10));
        nanos = Integer.parseInt(digits + "0".repeat(9 - digits.length()));
        at = end;
    }

    private void half(Layout.Element element) {
        boolean isUpper = element.part() == Layout.Part.HALF_UPPER;
        if (value.startsWith(isUpper ? "AM" : "am", at)) {
            isMorning = true;
        } else if (value.startsWith(isUpper ? "PM" : "pm", at)) {
            isAfternoon = true;
        } else {
            throw expected(element);
        }
        at += 2;
    }

    private void zone(Layout.Element element) {
        if (zone == null) {
            zone = new ZoneReader();
        }
        int end = zone.read(element, value, at);
        if (end < 0) {
            throw expected(element);
        }
        at = end;
    }

    private TimeValue time(LocationValue location) {
        if (dayOfYear > 0) {
            if (dayOfYear == 366 && !Year.isLeap(year)) {
                throw failure("day of year out of range: 366");
            }
            month = 1;
            day = dayOfYear;
        } else {
            inRange("day", day, 1, Month.of(month).length(Year.isLeap(year)));
        }
        if (isAfternoon && hour < 12) {
            hour += 12;
        } else if (isMorning && hour == 12) {
            hour = 0;
        }
        LocationValue known = location == null ? LocationValue.LOCAL : location;
        LocationValue otherwise = location == null ? LocationValue.UTC : location;
        if (zone != null) {
            Instant asUtc = instant(ZoneOffset.UTC);
            return zone.resolve(asUtc, known);
        }
        return new TimeValue(instant(otherwise.zone()), otherwise);
    }

    private Instant instant(ZoneId in) {
        return CalendarTime.of(year, month, day, hour, minute, second, nanos, in);
    }

    private String rest() {
        return LuaString.text(value.substring(at));
    }

    private Failure expected(Layout.Element element) {
        return expected("'" + LuaString.text(element.text()) + "'");
    }

    private Failure expected(String what) {
        String found = at < value.length() ? "'" + rest() + "'" : "the end";
        return failure("expected " + what + ", but found " + found);
    }

    private Failure failure(String why) {
        return new Failure(
                ErrorKind.INVALID,
                "cannot parse time '"
                        + LuaString.text(value)
                        + "' as '"
                        + LuaString.text(layout)
                        + "': "
                        + why);
    }
}
