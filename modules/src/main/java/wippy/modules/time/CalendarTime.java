// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** Makes instants of calendar fields, which may be beyond their usual range: 32 May is 1 June. */
final class CalendarTime {

    private CalendarTime() {}

    /**
     * {@return the instant of a date and time of day in a zone} A time that a change of the zone's
     * offset skips is moved on by the change; of one that comes twice it is the first.
     *
     * @throws Failure Invalid if it is about a billion years away
     */
    static Instant of(
            long year,
            long month,
            long day,
            long hour,
            long minute,
            long second,
            long nanos,
            ZoneId zone) {
        try {
            long months = Math.subtractExact(month, 1);
            LocalDate first =
                    LocalDate.of(
                            Math.toIntExact(Math.addExact(year, Math.floorDiv(months, 12L))),
                            Math.floorMod(months, 12) + 1,
                            1);
            LocalDateTime time =
                    first.plusDays(Math.subtractExact(day, 1))
                            .atStartOfDay()
                            .plusHours(hour)
                            .plusMinutes(minute)
                            .plusSeconds(second)
                            .plusNanos(nanos);
            return time.atZone(zone).toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            throw outOfRange();
        }
    }

    /** {@return the failure of a time that cannot be represented} */
    static Failure outOfRange() {
        return new Failure(
                ErrorKind.INVALID, "the time is out of range: about a billion years either way");
    }
}
