// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import java.util.Locale;
import wippy.lua.LuaTable;

/** The constants of the module: units, layouts, months, weekdays. */
final class TimeConstants {

    static final String RFC3339 = "2006-01-02T15:04:05Z07:00";

    /** What {@code tostring} of a time uses. */
    static final String PLAIN = "2006-01-02 15:04:05.999999999 -0700 MST";

    private TimeConstants() {}

    static void addTo(LuaTable module) {
        module.put("NANOSECOND", (Object) 1L);
        module.put("MICROSECOND", (Object) 1_000L);
        module.put("MILLISECOND", (Object) 1_000_000L);
        module.put("SECOND", (Object) 1_000_000_000L);
        module.put("MINUTE", (Object) 60_000_000_000L);
        module.put("HOUR", (Object) 3_600_000_000_000L);
        module.put("RFC3339", RFC3339);
        module.put("RFC3339NANO", "2006-01-02T15:04:05.999999999Z07:00");
        module.put("RFC822", "02 Jan 06 15:04 MST");
        module.put("RFC822Z", "02 Jan 06 15:04 -0700");
        module.put("RFC850", "Monday, 02-Jan-06 15:04:05 MST");
        module.put("RFC1123", "Mon, 02 Jan 2006 15:04:05 MST");
        module.put("RFC1123Z", "Mon, 02 Jan 2006 15:04:05 -0700");
        module.put("DATE_TIME", "2006-01-02 15:04:05");
        module.put("DATE_ONLY", "2006-01-02");
        module.put("TIME_ONLY", "15:04:05");
        module.put("KITCHEN", "3:04PM");
        module.put("STAMP", "Jan _2 15:04:05");
        module.put("STAMP_MILLI", "Jan _2 15:04:05.000");
        module.put("STAMP_MICRO", "Jan _2 15:04:05.000000");
        module.put("STAMP_NANO", "Jan _2 15:04:05.000000000");
        for (int i = 0; i < Names.MONTHS.size(); i++) {
            module.put(Names.MONTHS.get(i).toUpperCase(Locale.ROOT), (Object) (i + 1L));
        }
        for (int i = 0; i < Names.WEEKDAYS.size(); i++) {
            module.put(Names.WEEKDAYS.get(i).toUpperCase(Locale.ROOT), (Object) (long) i);
        }
    }
}
