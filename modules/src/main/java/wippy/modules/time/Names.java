// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import java.util.List;

/** The English names of months and weekdays, in the order of their numbers. */
final class Names {

    static final List<String> MONTHS =
            List.of(
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
                    "December");

    /** Sunday is 0. */
    static final List<String> WEEKDAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    static final int SHORT = 3;

    private Names() {}

    /**
     * {@return the index of the name that stands at a place, letters of either case; -1 if none
     * does}
     *
     * @param length how many letters of a name count, or all if it has fewer
     */
    static int find(List<String> names, String text, int at, int length) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (text.regionMatches(true, at, name, 0, Math.min(length, name.length()))) {
                return i;
            }
        }
        return -1;
    }
}
