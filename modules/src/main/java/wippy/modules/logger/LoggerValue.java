// SPDX-License-Identifier: Apache-2.0
package wippy.modules.logger;

import java.util.Map;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;
import wippy.lua.lib.Builtin3;
import wippy.modules.Functions;
import wippy.runtime.log.Log;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Methods;

/** A logger as a Lua value. Immutable. */
final class LoggerValue extends Userdata {

    private static final Methods<LoggerValue> METHODS = new Methods<>(LoggerValue.class, "Logger");
    private static final LuaTable METATABLE = metatableOfLoggers();

    private final Log log;

    LoggerValue(Log log) {
        this.log = log;
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }

    /** {@code logger:info(message, fields)} and its like. */
    private static final class Write extends Builtin3 {
        private final Log.Level level;

        Write(String name, Log.Level level) {
            super(name);
            this.level = level;
        }

        @Override
        public Object call(LuaState state, Object logger, Object message, Object fields) {
            Log log = METHODS.check(state, this, logger).log;
            String text = Arguments.string(state, this, 2, message);
            LuaTable table = fields == null ? null : Arguments.table(state, this, 3, fields);
            if (log.isEnabled(level)) {
                log.log(
                        level,
                        LuaString.text(text),
                        table == null ? Map.of() : LogFields.of(state, table));
            }
            return Results.NONE;
        }
    }

    private static LuaTable metatableOfLoggers() {
        METHODS.add(new Write("debug", Log.Level.DEBUG));
        METHODS.add(new Write("info", Log.Level.INFO));
        METHODS.add(new Write("warn", Log.Level.WARN));
        METHODS.add(new Write("error", Log.Level.ERROR));
        METHODS.add(
                Functions.of(
                        "with",
                        (state, self, logger, fields) -> {
                            LoggerValue old = METHODS.check(state, self, logger);
                            LuaTable table = Arguments.table(state, self, 2, fields);
                            return new LoggerValue(old.log.with(LogFields.of(state, table)));
                        }));
        METHODS.add(Functions.of("named", LoggerValue::named));
        return METHODS.metatable();
    }

    private static Object named(LuaState state, LuaFunction self, Object logger, Object name) {
        LoggerValue old = METHODS.check(state, self, logger);
        String part = LuaString.text(Arguments.string(state, self, 2, name));
        return part.isEmpty()
                ? ErrorValue.failure(ErrorKind.INVALID, "the name of a logger must not be empty")
                : new LoggerValue(old.log.named(part));
    }
}
