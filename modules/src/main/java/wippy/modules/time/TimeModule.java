// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.Failure;

/** {@code time}: instants, durations, zones, sleeping and timers. Layouts are those of Go. */
public final class TimeModule implements LuaModule {

    @Override
    public String name() {
        return "time";
    }

    @Override
    public List<String> classes() {
        return List.of("time");
    }

    @Override
    public Object value(ModuleContext context) {
        LuaTable module =
                Functions.into(
                        new LuaTable(),
                        Functions.of("now", TimeModule::now),
                        Functions.variadic("date", TimeModule::date),
                        Functions.variadic("unix", TimeModule::unix),
                        Functions.of("parse", TimeModule::parse),
                        Functions.of("parse_duration", TimeModule::parseDuration),
                        Functions.of("load_location", TimeModule::loadLocation),
                        Functions.variadic("fixed_zone", TimeModule::fixedZone));
        Scheduling.addTo(module);
        TimeConstants.addTo(module);
        module.put("utc", LocationValue.UTC);
        module.put("localtz", LocationValue.LOCAL);
        module.freeze();
        return module;
    }

    private static Object now(LuaState state) {
        return TimeValue.local(LuaProcess.of(state).process().host().node().env().now());
    }

    private static Object date(LuaState state, LuaFunction self, Object[] arguments) {
        long[] fields = new long[7];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = WholeNumbers.argument(state, self, arguments, i + 1);
        }
        LocationValue location =
                location(state, self, 8, Functions.argument(arguments, 8), LocationValue.LOCAL);
        try {
            return new TimeValue(
                    CalendarTime.of(
                            fields[0],
                            fields[1],
                            fields[2],
                            fields[3],
                            fields[4],
                            fields[5],
                            fields[6],
                            location.zone()),
                    location);
        } catch (Failure e) {
            return e.result();
        }
    }

    private static Object unix(LuaState state, LuaFunction self, Object[] arguments) {
        long seconds = WholeNumbers.argument(state, self, arguments, 1);
        long nanos = arguments.length < 2 ? 0 : WholeNumbers.argument(state, self, arguments, 2);
        try {
            return TimeValue.local(Instant.ofEpochSecond(seconds, nanos));
        } catch (DateTimeException | ArithmeticException e) {
            return CalendarTime.outOfRange().result();
        }
    }

    private static Object parse(
            LuaState state, LuaFunction self, Object layout, Object value, Object location) {
        String form = Arguments.string(state, self, 1, layout);
        String text = Arguments.string(state, self, 2, value);
        try {
            return TimeParser.parse(form, text, location(state, self, 3, location, null));
        } catch (Failure e) {
            return e.result();
        }
    }

    private static Object parseDuration(LuaState state, LuaFunction self, Object value) {
        try {
            return new DurationValue(DurationValue.nanosOf(state, self, 1, value));
        } catch (Failure e) {
            return e.result();
        }
    }

    private static Object loadLocation(LuaState state, LuaFunction self, Object name) {
        try {
            return LocationValue.named(LuaString.text(Arguments.string(state, self, 1, name)));
        } catch (Failure e) {
            return e.result();
        }
    }

    private static Object fixedZone(LuaState state, LuaFunction self, Object[] arguments) {
        String name = Arguments.string(state, self, 1, Functions.argument(arguments, 1));
        long seconds = WholeNumbers.argument(state, self, arguments, 2);
        try {
            return LocationValue.fixed(LuaString.text(name), seconds);
        } catch (Failure e) {
            return e.result();
        }
    }

    private static LocationValue location(
            LuaState state, LuaFunction self, int index, Object value, LocationValue ifNil) {
        if (value == null) {
            return ifNil;
        }
        if (value instanceof LocationValue location) {
            return location;
        }
        throw Arguments.expected(state, self, index, "Location", value);
    }
}
