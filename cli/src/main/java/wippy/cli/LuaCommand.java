// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wippy.lua.Conversions;
import wippy.lua.Dialect;
import wippy.lua.LuaError;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.lua.Metatables;
import wippy.lua.Results;
import wippy.lua.Waiting;
import wippy.lua.lib.ByteOutput;
import wippy.lua.lib.ByteOutput.Buffering;
import wippy.lua.lib.LoadedCode;
import wippy.lua.lib.StandardLibrary;
import wippy.lua.lib.StandardStreams;

/** {@code wippy lua [options] [script [args]]}: the stand-alone Lua (Lua 5.3 §7). */
final class LuaCommand {

    /** Takes the deepest recursion that Lua allows, even when every frame is interpreted. */
    private static final long STACK_BYTES = 256L << 20;

    private static final String PROGRAM = "lua";

    private static final Waiting AT_ONCE =
            new Waiting() {
                @Override
                public void interrupted(boolean mayYield) {}

                @Override
                public boolean yieldOutsideCoroutine() {
                    return false;
                }
            };

    private final String[] arguments;
    private final StandardStreams streams =
            new StandardStreams(
                    new FileInputStream(FileDescriptor.in),
                    new ByteOutput(new FileOutputStream(FileDescriptor.out), outputBuffering()),
                    new ByteOutput(new FileOutputStream(FileDescriptor.err), Buffering.NONE));
    private int exitCode;

    private LuaCommand(String[] arguments) {
        this.arguments = arguments;
    }

    /**
     * Runs the command.
     *
     * @param arguments those of the program; the first is {@code lua}
     * @return the exit code
     */
    static int run(String[] arguments) {
        LuaCommand command = new LuaCommand(arguments);
        Thread thread = new Thread(null, command::runHere, PROGRAM, STACK_BYTES);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
        return command.exitCode;
    }

    /** A terminal sees each line at once; C's standard output does the same. */
    private static Buffering outputBuffering() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            boolean terminal = target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            return terminal ? Buffering.LINE : Buffering.FULL;
        } catch (IOException | RuntimeException e) {
            return Buffering.LINE;
        }
    }

    private void runHere() {
        try {
            exitCode = interpret() ? 0 : 1;
        } finally {
            try {
                streams.flush();
            } catch (IOException e) {
                exitCode = 1;
            }
        }
    }

    private boolean interpret() {
        List<String> statements = new ArrayList<>();
        int at = 1;
        boolean version = false;
        for (; at < arguments.length && isOption(arguments[at]); at++) {
            String option = arguments[at];
            if (option.equals("--")) {
                at++;
                break;
            } else if (option.equals("-v")) {
                version = true;
            } else if (option.startsWith("-e")) {
                if (option.length() == 2 && ++at == arguments.length) {
                    return usage("'-e' needs an argument");
                }
                statements.add(option.length() > 2 ? option.substring(2) : arguments[at]);
            } else if (!option.equals("-E")) {
                return usage("unrecognized option '" + option + "'");
            }
        }
        return execute(statements, at, version);
    }

    private static boolean isOption(String argument) {
        return argument.length() > 1 && argument.charAt(0) == '-';
    }

    private boolean usage(String problem) {
        report(
                problem
                        + """

                        usage: wippy lua [options] [script [args]]
                          -e stat  execute string 'stat'
                          -v       show version information
                          -E       ignore environment variables
                          --       stop handling options
                          -        stop handling options and execute stdin\
                        """);
        return false;
    }

    private boolean execute(List<String> statements, int script, boolean version) {
        StandardLibrary library = StandardLibrary.plain(streams);
        LuaState state =
                new LuaState(Dialect.PLAIN, AT_ONCE, library.globals(), library.stringMetatable());
        library.globals().put("arg", argumentTable(script));
        if (version) {
            print("Lua 5.3 (wippy " + Version.number() + ")\n");
        }
        for (String statement : statements) {
            if (!run(state, LoadedCode.ofCommandLine(state, LuaString.of(statement)), 0)) {
                return false;
            }
        }
        if (script < arguments.length) {
            String file = arguments[script];
            LoadedCode code =
                    file.equals("-")
                            ? LoadedCode.ofStream(state, streams.input())
                            : LoadedCode.ofFile(state, LuaString.of(file));
            return run(state, code, script + 1);
        }
        return !statements.isEmpty()
                || version
                || run(state, LoadedCode.ofStream(state, streams.input()), script);
    }

    /** The script has index 0, its arguments follow, what stands before has negative indices. */
    private LuaTable argumentTable(int script) {
        LuaTable table = new LuaTable();
        int first = script < arguments.length ? script : 0;
        for (int i = 0; i < arguments.length; i++) {
            table.put((long) i - first, LuaString.of(arguments[i]));
        }
        return table;
    }

    private boolean run(LuaState state, LoadedCode code, int firstArgument) {
        if (code.message() != null) {
            report(code.message() + code.place());
            return false;
        }
        Object[] values = new Object[Math.max(0, arguments.length - firstArgument)];
        for (int i = 0; i < values.length; i++) {
            values[i] = LuaString.of(arguments[firstArgument + i]);
        }
        try {
            Results.finish(state, code.function().apply(state, values));
            return true;
        } catch (LuaError e) {
            report(message(state, e));
        } catch (StackOverflowError e) {
            report("stack overflow");
        } catch (OutOfMemoryError e) {
            report("not enough memory");
        }
        return false;
    }

    private static String message(LuaState state, LuaError error) {
        Object value = error.value();
        String text;
        if (value instanceof String || value instanceof Long || value instanceof Double) {
            text = Conversions.tostring(state, value);
        } else if (Metatables.metamethod(state, value, "__tostring") != null) {
            return textOf(state, value);
        } else {
            text = "(error object is a " + LuaType.name(value) + " value)";
        }
        return error.traceback().map(traceback -> text + "\n" + traceback).orElse(text);
    }

    private static String textOf(LuaState state, @Nullable Object value) {
        try {
            return Conversions.tostring(state, value);
        } catch (LuaError e) {
            return "(error object is a " + LuaType.name(value) + " value)";
        }
    }

    private void report(String message) {
        try {
            streams.output().flush();
            streams.error().write(PROGRAM + ": " + message + "\n");
        } catch (IOException e) {
            exitCode = 1;
        }
    }

    private void print(String text) {
        try {
            streams.output().write(text);
        } catch (IOException e) {
            exitCode = 1;
        }
    }
}
