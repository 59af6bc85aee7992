// SPDX-License-Identifier: Apache-2.0
package wippy.modules.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import wippy.actor.Process;
import wippy.lua.Conversions;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.terminal.RawMode;
import wippy.runtime.terminal.Terminal;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/** {@code io}: the terminal of a command. Processes of other hosts have none. */
public final class IoModule implements LuaModule {

    private static final int READ_DEFAULT = 1024;
    private static final int READ_MAX = 1 << 20;

    /** Puts bytes out. */
    private interface Output {
        void write(Terminal terminal, String bytes) throws IOException;
    }

    /** Takes bytes in; null at the end. */
    private interface Input {
        String read(InputStream input) throws IOException;
    }

    @Override
    public String name() {
        return "io";
    }

    @Override
    public List<String> classes() {
        return List.of("io");
    }

    @Override
    public Object value(ModuleContext context) {
        return Functions.module(
                output("write", "", "", Terminal::write),
                output("print", "\t", "\n", Terminal::write),
                output("eprint", "\t", "\n", Terminal::writeError),
                Functions.of("flush", state -> write(state, "", Terminal::write)),
                Functions.of("read", IoModule::read),
                Functions.of("readline", state -> input(state, IoModule::line)),
                Functions.of("raw", IoModule::raw),
                Functions.of("args", IoModule::arguments));
    }

    private static LuaFunction output(String name, String between, String after, Output output) {
        return Functions.variadic(
                name,
                (state, self, arguments) -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < arguments.length; i++) {
                        text.append(i == 0 ? "" : between)
                                .append(Conversions.tostring(state, arguments[i]));
                    }
                    return write(state, text.append(after).toString(), output);
                });
    }

    private static Object write(LuaState state, String bytes, Output output) {
        try {
            output.write(terminal(state), bytes);
            return true;
        } catch (Failure e) {
            return e.result();
        } catch (IOException e) {
            return ErrorValue.failure(ErrorKind.INTERNAL, "cannot write: " + e.getMessage());
        }
    }

    private static Object read(LuaState state, LuaFunction self, Object count) {
        long wanted = Arguments.integer(state, self, 1, count, READ_DEFAULT);
        int most = wanted <= 0 ? READ_DEFAULT : (int) Math.min(wanted, READ_MAX);
        return input(
                state,
                stream -> {
                    byte[] bytes = new byte[most];
                    int read = stream.read(bytes);
                    return read < 0 ? null : LuaString.ofBytes(bytes, 0, read);
                });
    }

    private static Object raw(LuaState state, LuaFunction self, Object enable) {
        boolean isEntered = !Boolean.FALSE.equals(enable);
        try {
            RawMode mode = terminal(state).rawMode();
            Process process = LuaProcess.of(state).process();
            return state.await(
                    () ->
                            elsewhere(
                                    process,
                                    () -> {
                                        change(mode, isEntered);
                                        return true;
                                    }));
        } catch (Failure e) {
            return e.result();
        }
    }

    private static void change(RawMode mode, boolean isEntered) {
        try {
            if (isEntered) {
                mode.enter();
            } else {
                mode.leave();
            }
        } catch (IOException e) {
            throw new Failure(
                    ErrorKind.UNAVAILABLE,
                    "the mode of the terminal cannot be changed: " + e.getMessage());
        }
    }

    private static Object input(LuaState state, Input input) {
        try {
            InputStream stream = terminal(state).input();
            Process process = LuaProcess.of(state).process();
            Object text = state.await(() -> elsewhere(process, () -> input.read(stream)));
            return text == null
                    ? ErrorValue.failure(
                            ErrorKind.INTERNAL, "cannot read: EOF, the input has ended")
                    : text;
        } catch (Failure e) {
            return e.result();
        }
    }

    /** On another thread, since the system's input holds the thread that reads it. */
    private static Object elsewhere(Process process, Callable<?> work) {
        try {
            return process.blocking(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new Failure(ErrorKind.INTERNAL, "cannot read: " + e.getMessage());
        }
    }

    /** {@return a line without its end; null at the end of the input} */
    private static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int c = input.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            line.write(c);
            c = input.read();
        }
        byte[] bytes = line.toByteArray();
        boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return LuaString.ofBytes(carriageReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes);
    }

    private static Object arguments(LuaState state) {
        LuaProcess process = LuaProcess.of(state);
        LuaTable list = new LuaTable();
        List<String> arguments =
                process.services()
                        .terminal(process.process())
                        .map(Terminal::arguments)
                        .orElse(List.of());
        for (String argument : arguments) {
            list.append(LuaString.of(argument));
        }
        return list;
    }

    private static Terminal terminal(LuaState state) {
        LuaProcess process = LuaProcess.of(state);
        Optional<Terminal> terminal = process.services().terminal(process.process());
        if (terminal.isEmpty()) {
            throw new Failure(
                    ErrorKind.UNAVAILABLE,
                    "no terminal: only processes of a terminal.host have one; elsewhere use the"
                            + " module logger");
        }
        return terminal.get();
    }
}
