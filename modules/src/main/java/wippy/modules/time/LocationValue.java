// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.Locale;
import java.util.TimeZone;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;
import wippy.runtime.value.Methods;
import wippy.runtime.value.Sendable;

/** A time zone as a Lua value: a named one, a fixed offset, or the system's. Immutable. */
final class LocationValue extends Userdata implements Sendable {

    private static final LuaTable METATABLE =
            new Methods<>(LocationValue.class, "Location")
                    .getter("string", location -> LuaString.of(location.name))
                    .text(location -> LuaString.of(location.name))
                    .metatable();

    static final LocationValue UTC = new LocationValue("UTC", ZoneOffset.UTC);

    /** The system's zone when the runtime started. */
    static final LocationValue LOCAL = new LocationValue("Local", ZoneId.systemDefault());

    private final String name;
    private final ZoneId zone;

    private LocationValue(String name, ZoneId zone) {
        this.name = name;
        this.zone = zone;
    }

    /**
     * {@return the zone of an IANA name, {@code UTC} or {@code Local}}
     *
     * @param name Java text
     * @throws Failure Invalid if it is empty, NotFound if there is no such zone
     */
    static LocationValue named(String name) {
        return switch (name) {
            case "" ->
                    throw new Failure(
                            ErrorKind.INVALID, "the name of a location must not be empty");
            case "UTC" -> UTC;
            case "Local" -> LOCAL;
            default -> {
                if (!ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
                    throw new Failure(
                            ErrorKind.NOT_FOUND,
                            "unknown time zone '"
                                    + name
                                    + "' (not found): expected an IANA name such as"
                                    + " Europe/London");
                }
                yield new LocationValue(name, ZoneId.of(name));
            }
        };
    }

    /**
     * {@return a zone that is always so many seconds ahead of UTC}
     *
     * @param name Java text
     * @throws Failure Invalid if that is more than 18 hours
     */
    static LocationValue fixed(String name, long seconds) {
        try {
            return new LocationValue(name, ZoneOffset.ofTotalSeconds(Math.toIntExact(seconds)));
        } catch (ArithmeticException | DateTimeException e) {
            throw new Failure(
                    ErrorKind.INVALID,
                    "the offset of a zone must be at most 18 hours, but is " + seconds + " s");
        }
    }

    /** {@return the zone's rules} */
    ZoneId zone() {
        return zone;
    }

    /** {@return by how many seconds it is ahead of UTC then} */
    int offsetAt(Instant instant) {
        return zone.getRules().getOffset(instant).getTotalSeconds();
    }

    /** {@return such as {@code CET}; Java text} A zone without one gives its offset. */
    String abbreviationAt(Instant instant) {
        if (this != LOCAL && zone instanceof ZoneOffset) {
            return name.isEmpty() ? offsetText(offsetAt(instant)) : name;
        }
        return abbreviation(zone.getRules().isDaylightSavings(instant), offsetAt(instant));
    }

    /**
     * {@return the offset in seconds that an abbreviation means in this zone, null if it means
     * none}
     */
    Integer offsetOf(String abbreviation, Instant near) {
        int standard = zone.getRules().getStandardOffset(near).getTotalSeconds();
        if (abbreviation.equals(abbreviation(false, standard))) {
            return standard;
        }
        int now = offsetAt(near);
        int summer = now == standard ? standard + 3600 : now;
        return abbreviation.equals(abbreviation(true, summer)) ? (Integer) summer : null;
    }

    private String abbreviation(boolean isSummer, int offset) {
        String id = zone.getId();
        if (offset == 0 && (zone instanceof ZoneOffset || id.startsWith("Etc/U"))) {
            return "UTC";
        }
        String text =
                TimeZone.getTimeZone(zone).getDisplayName(isSummer, TimeZone.SHORT, Locale.ENGLISH);
        boolean isPlain = text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        return isPlain ? text : offsetText(offset);
    }

    private static String offsetText(int seconds) {
        int minutes = Math.abs(seconds) / 60;
        String hours = (seconds < 0 ? "-" : "+") + "%02d".formatted(minutes / 60);
        return minutes % 60 == 0 ? hours : hours + "%02d".formatted(minutes % 60);
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
