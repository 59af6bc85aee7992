// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.event;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.runtime.log.Log;
import wippy.runtime.log.Log.Level;
import wippy.runtime.value.EntryData;

/**
 * Makes events of log lines: their system is {@code log}, their kind the level in small letters,
 * their path the name of the logger, or {@code runtime} where it has none; their data is a table of
 * {@code level}, {@code message} and {@code fields}. Any thread.
 */
public final class LogEvents implements Log.Sink {
    private static final String SYSTEM = "log";
    private static final String UNNAMED = "runtime";

    private final EventBus bus;
    private final Level lowest;

    /**
     * Publishes on a bus.
     *
     * @param lowest the least level that becomes an event
     */
    public LogEvents(EventBus bus, Level lowest) {
        this.bus = bus;
        this.lowest = lowest;
    }

    @Override
    public boolean isEnabled(Level level) {
        return level.compareTo(lowest) >= 0;
    }

    @Override
    public void write(
            Level level, String name, String message, Map<String, @Nullable Object> fields) {
        String kind = level.name().toLowerCase(Locale.ROOT);
        LuaTable data = LuaTable.of(0, 3);
        data.put("level", kind);
        data.put("message", LuaString.of(message));
        data.put("fields", EntryData.toLua(fields));
        bus.publish(SYSTEM, kind, name.isEmpty() ? UNNAMED : LuaString.of(name), data);
    }
}
