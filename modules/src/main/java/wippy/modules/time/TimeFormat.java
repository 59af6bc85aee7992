// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import java.time.ZonedDateTime;
import wippy.lua.LuaString;

/** Writes times by a {@link Layout}. */
final class TimeFormat {

    private final ZonedDateTime time;
    private final LocationValue location;
    private final StringBuilder text = new StringBuilder();

    private TimeFormat(TimeValue value) {
        this.time = value.zoned();
        this.location = value.location();
    }

    /**
     * {@return the time as the layout shows it, a Lua string}
     *
     * @param layout a Lua string
     */
    static String of(TimeValue value, String layout) {
        TimeFormat format = new TimeFormat(value);
        for (Layout.Element element : Layout.of(layout).elements()) {
            format.append(element);
        }
        return format.text.toString();
    }

    private void append(Layout.Element element) {
        switch (element.part()) {
            case LITERAL -> text.append(element.text());
            case YEAR -> number(time.getYear(), 4, '0');
            case YEAR_TWO -> number(Math.floorMod(time.getYear(), 100), 2, '0');
            case MONTH_NAME -> text.append(Names.MONTHS.get(time.getMonthValue() - 1));
            case MONTH_SHORT ->
                    text.append(Names.MONTHS.get(time.getMonthValue() - 1), 0, Names.SHORT);
            case MONTH -> number(time.getMonthValue(), 1, '0');
            case MONTH_TWO -> number(time.getMonthValue(), 2, '0');
            case WEEKDAY_NAME -> text.append(weekday());
            case WEEKDAY_SHORT -> text.append(weekday(), 0, Names.SHORT);
            case DAY -> number(time.getDayOfMonth(), 1, '0');
            case DAY_PADDED -> number(time.getDayOfMonth(), 2, ' ');
            case DAY_TWO -> number(time.getDayOfMonth(), 2, '0');
            case DAY_OF_YEAR -> number(time.getDayOfYear(), 3, '0');
            case DAY_OF_YEAR_PADDED -> number(time.getDayOfYear(), 3, ' ');
            case HOUR -> number(time.getHour(), 2, '0');
            case HOUR12 -> number(hour12(), 1, '0');
            case HOUR12_TWO -> number(hour12(), 2, '0');
            case MINUTE -> number(time.getMinute(), 1, '0');
            case MINUTE_TWO -> number(time.getMinute(), 2, '0');
            case SECOND -> number(time.getSecond(), 1, '0');
            case SECOND_TWO -> number(time.getSecond(), 2, '0');
            case HALF_UPPER -> text.append(time.getHour() < 12 ? "AM" : "PM");
            case HALF_LOWER -> text.append(time.getHour() < 12 ? "am" : "pm");
            case ZONE_NAME -> text.append(LuaString.of(location.abbreviationAt(time.toInstant())));
            case OFFSET -> offset(element);
            case FRACTION -> fraction(element);
        }
    }

    private String weekday() {
        return Names.WEEKDAYS.get(time.getDayOfWeek().getValue() % 7);
    }

    private int hour12() {
        return (time.getHour() + 11) % 12 + 1;
    }

    private void number(int value, int width, char pad) {
        String digits = Integer.toString(Math.abs(value));
        if (value < 0) {
            text.append('-');
        }
        text.repeat(pad, Math.max(0, width - digits.length())).append(digits);
    }

    private void offset(Layout.Element element) {
        int seconds = time.getOffset().getTotalSeconds();
        if (seconds == 0 && element.hasZ()) {
            text.append('Z');
            return;
        }
        text.append(seconds < 0 ? '-' : '+');
        int size = Math.abs(seconds);
        number(size / 3600, 2, '0');
        if (element.digits() >= 4) {
            text.append(element.hasColons() ? ":" : "");
            number(size / 60 % 60, 2, '0');
        }
        if (element.digits() == 6) {
            text.append(element.hasColons() ? ":" : "");
            number(size % 60, 2, '0');
        }
    }

    private void fraction(Layout.Element element) {
        String digits = "%09d".formatted(time.getNano());
        int places = element.places();
        digits = places <= 9 ? digits.substring(0, places) : digits + "0".repeat(places - 9);
        if (element.isTrimmed()) {
            digits = digits.replaceFirst("0+$", "");
        }
        if (!digits.isEmpty()) {
            text.append(element.text().charAt(0)).append(digits);
        }
    }
}
