// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wippy.lua.Calls;
import wippy.lua.Conversions;
import wippy.lua.Function1;
import wippy.lua.LuaState;
import wippy.lua.LuaType;
import wippy.lua.Metatables;
import wippy.lua.ProtectedCalls;
import wippy.lua.Results;
import wippy.lua.Traceback;
import wippy.lua.VarargFunction;
import wippy.lua.lib.LoadedCode;
import wippy.lua.lib.StandardStreams;

/** Runs chunks and reports what fails on standard error, as PUC Lua's {@code lua} does. */
final class Interpreter {

    private final LuaState state;
    private final StandardStreams streams;
    private final Interruption interruption;
    private String prefix;

    /**
     * @param program what messages begin with
     */
    Interpreter(
            LuaState state, StandardStreams streams, Interruption interruption, String program) {
        this.state = state;
        this.interruption = interruption;
        this.streams = streams;
        this.prefix = program + ": ";
    }

    LuaState state() {
        return state;
    }

    StandardStreams streams() {
        return streams;
    }

    /** From now on messages begin with nothing: they answer what was typed. */
    void becomeInteractive() {
        prefix = "";
    }

    /** {@return whether the chunk was loaded and ended without an error} */
    boolean run(LoadedCode code, Object... arguments) {
        if (code.message() != null) {
            report(code.message() + code.place());
            return false;
        }
        return call(code.function(), arguments) != null;
    }

    /**
     * Calls a function.
     *
     * @return its values, or null after an error, which is reported
     */
    Object @Nullable [] call(@Nullable Object function, Object... arguments) {
        int mark = state.mark();
        interruption.begin();
        try {
            Object result =
                    ProtectedCalls.xpcall(
                            state, new Outermost(function), new ErrorReport(), arguments);
            Object[] values = Results.toArray(result);
            if (values[0].equals(true)) {
                return Arrays.copyOfRange(values, 1, values.length);
            }
            report(Conversions.tostring(state, values[1]));
        } catch (OutOfMemoryError e) {
            state.unwindTo(mark);
            report("not enough memory");
        } finally {
            interruption.end();
        }
        return null;
    }

    /** Where all calls begin: the last line of a traceback, as C is where PUC Lua's lua begins. */
    private static final class Outermost extends VarargFunction {
        private final @Nullable Object function;

        Outermost(@Nullable Object function) {
            this.function = function;
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return Results.finish(state, Calls.apply(state, function, arguments));
        }

        @Override
        public String name() {
            return "?";
        }
    }

    /** Makes the message of an error where it is raised, as PUC Lua's lua does. */
    private static final class ErrorReport extends Function1 {

        @Override
        public Object call(LuaState state, @Nullable Object value) {
            if (value instanceof String || value instanceof Long || value instanceof Double) {
                return Traceback.text(state, Conversions.tostring(state, value), 1);
            }
            if (Metatables.metamethod(state, value, "__tostring") != null) {
                return Conversions.tostring(state, value);
            }
            String text = "(error object is a " + LuaType.name(value) + " value)";
            return Traceback.text(state, text, 1);
        }

        @Override
        public String name() {
            return "?";
        }
    }

    void report(String message) {
        try {
            streams.output().flush();
            streams.error().write(prefix + message + "\n");
        } catch (IOException e) {
            throw new StreamFailure(e);
        }
    }

    /** Writes to standard output, at once. */
    void print(String text) {
        try {
            streams.output().write(text);
            streams.output().flush();
        } catch (IOException e) {
            throw new StreamFailure(e);
        }
    }
}
