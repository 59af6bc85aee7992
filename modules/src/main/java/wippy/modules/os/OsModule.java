// SPDX-License-Identifier: Apache-2.0
package wippy.modules.os;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import wippy.actor.Env;
import wippy.lua.Conversions;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;

/**
 * {@code os} of applications: the functions of Lua's {@code os} (5.3 §6.9) that tell time. Unlike
 * there, a date without an hour is at midnight.
 */
public final class OsModule implements LuaModule {

    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public String name() {
        return "os";
    }

    @Override
    public boolean isAlwaysThere() {
        return true;
    }

    @Override
    public List<String> classes() {
        return List.of("time", "nondeterministic");
    }

    @Override
    public Object value(ModuleContext context) {
        Env env = context.services().node().env();
        long start = env.nanos();
        LuaTable module =
                Functions.into(
                        new LuaTable(),
                        Functions.of("clock", state -> (env.nanos() - start) / NANOS_PER_SECOND),
                        Functions.of("time", (state, self, date) -> time(env, state, self, date)),
                        Functions.of(
                                "date",
                                (state, self, format, time) ->
                                        date(env, state, self, format, time)),
                        Functions.of("difftime", OsModule::difference));
        module.put("platform", "wippy");
        module.freeze();
        return module;
    }

    private static Object difference(LuaState state, LuaFunction self, Object to, Object from) {
        return Arguments.number(state, self, 1, to) - Arguments.number(state, self, 2, from);
    }

    private static Object time(Env env, LuaState state, LuaFunction self, Object date) {
        Instant now = env.now();
        if (date == null) {
            return now.getEpochSecond();
        }
        LuaTable table = Arguments.table(state, self, 1, date);
        LocalDate today = now.atZone(ZoneId.systemDefault()).toLocalDate();
        long month = field(state, table, "month", today.getMonthValue());
        long year = field(state, table, "year", today.getYear());
        try {
            return LocalDate.of(Math.toIntExact(year + Math.floorDiv(month - 1, 12L)), 1, 1)
                    .plusMonths(Math.floorMod(month - 1, 12L))
                    .plusDays(field(state, table, "day", today.getDayOfMonth()) - 1)
                    .atStartOfDay()
                    .plusHours(field(state, table, "hour", 0))
                    .plusMinutes(field(state, table, "min", 0))
                    .plusSeconds(field(state, table, "sec", 0))
                    .atZone(ZoneId.systemDefault())
                    .toEpochSecond();
        } catch (DateTimeException | ArithmeticException e) {
            throw LuaError.of(state, "time result cannot be represented in this installation");
        }
    }

    private static long field(LuaState state, LuaTable table, String name, long otherwise) {
        Object value = table.get(name);
        if (value == null) {
            return otherwise;
        }
        if (Conversions.toNumber(value) instanceof Number number) {
            return number.longValue();
        }
        throw LuaError.of(state, "field '" + name + "' is not a number");
    }

    private static Object date(
            Env env, LuaState state, LuaFunction self, Object format, Object time) {
        String layout = Arguments.string(state, self, 1, format, "%c");
        boolean isUtc = layout.startsWith("!");
        try {
            Instant instant =
                    time == null
                            ? env.now()
                            : Instant.ofEpochSecond((long) Arguments.number(state, self, 2, time));
            ZonedDateTime fields = instant.atZone(isUtc ? ZoneOffset.UTC : ZoneId.systemDefault());
            String rest = isUtc ? layout.substring(1) : layout;
            return rest.startsWith("*t") ? table(fields) : DateFormat.of(fields, rest);
        } catch (DateTimeException | ArithmeticException e) {
            throw LuaError.of(state, "date result cannot be represented in this installation");
        }
    }

    private static LuaTable table(ZonedDateTime fields) {
        LuaTable table = new LuaTable();
        table.put("year", (Object) (long) fields.getYear());
        table.put("month", (Object) (long) fields.getMonthValue());
        table.put("day", (Object) (long) fields.getDayOfMonth());
        table.put("hour", (Object) (long) fields.getHour());
        table.put("min", (Object) (long) fields.getMinute());
        table.put("sec", (Object) (long) fields.getSecond());
        table.put("wday", (Object) (fields.getDayOfWeek().getValue() % 7 + 1L));
        table.put("yday", (Object) (long) fields.getDayOfYear());
        table.put("isdst", fields.getZone().getRules().isDaylightSavings(fields.toInstant()));
        return table;
    }
}
