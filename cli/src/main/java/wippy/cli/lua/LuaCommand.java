// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wippy.cli.signal.SignalHandlers;
import wippy.lua.Dialect;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Waiting;
import wippy.lua.lib.LoadedCode;
import wippy.lua.lib.StandardLibrary;
import wippy.lua.lib.StandardStreams;

/** {@code wippy lua [options] [script [args]]}: the stand-alone Lua (Lua 5.3 §7). */
public final class LuaCommand {

    /** Takes the deepest recursion that Lua allows, even when every frame is interpreted. */
    private static final long STACK_BYTES = 256L << 20;

    private static final String PROGRAM = "lua";

    /** A script that ends sooner needs no handler of Ctrl-C. */
    private static final Duration BEFORE_HANDLER = Duration.ofMillis(50);

    private final Interruption interruption = new Interruption();
    private final Waiting atOnce =
            new Waiting() {
                @Override
                public void interrupted(boolean mayYield) {
                    interruption.attend();
                }

                @Override
                public boolean yieldOutsideCoroutine() {
                    return false;
                }

                @Override
                public void warn(String message) {
                    reportWarning(message);
                }
            };

    private final String[] arguments;
    private final String version;
    private final Console console;
    private final StandardStreams streams;

    /** A failure of Wippy itself, which the thread tells, is one of the command. */
    private int exitCode = 1;

    private boolean isListening;

    LuaCommand(String[] arguments, String version, Console console) {
        this.arguments = arguments;
        this.version = version;
        this.console = console;
        this.streams = console.streams();
    }

    /**
     * Runs the command.
     *
     * @param arguments those of the program; the first is {@code lua}
     * @param version of Wippy, for {@code -v}
     * @return the exit code
     */
    public static int run(String[] arguments, String version) {
        return new LuaCommand(arguments, version, Console.ofProcess()).run();
    }

    /** {@return what interrupts it; signals do so only where it runs in a process of its own} */
    Interruption interruption() {
        return interruption;
    }

    /** Runs the command. {@return the exit code} */
    int run() {
        Thread thread = new Thread(null, this::runHere, PROGRAM, STACK_BYTES);
        thread.start();
        try {
            if (!thread.join(BEFORE_HANDLER)) {
                listen();
            }
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
        return exitCode;
    }

    private synchronized void listen() {
        if (console.isOfProcess() && !isListening) {
            SignalHandlers.install("INT", interruption);
            isListening = true;
        }
    }

    private void runHere() {
        try {
            exitCode = interpret() ? 0 : 1;
        } catch (StreamFailure e) {
            exitCode = 1;
        } finally {
            try {
                streams.flush();
            } catch (IOException e) {
                exitCode = 1;
            }
        }
    }

    private boolean interpret() {
        LuaOptions options = LuaOptions.parse(arguments);
        Map<String, String> environment =
                options.ignoresEnvironment() ? Map.of() : console.environment();
        StandardLibrary library = StandardLibrary.plain(streams, environment);
        LuaState state =
                new LuaState(Dialect.PLAIN, atOnce, library.globals(), library.stringMetatable());
        Interpreter interpreter = new Interpreter(state, streams, interruption, PROGRAM);
        interruption.attach(state);
        if (options.problem() != null) {
            interpreter.report(options.problem());
            return false;
        }
        if (options.showsHelp()) {
            interpreter.print(LuaOptions.USAGE);
            return true;
        }
        if (options.showsVersion()) {
            interpreter.print(version());
        }
        library.globals().put("arg", argumentTable(options.script()));
        try {
            return initialize(interpreter, environment)
                    && act(interpreter, options)
                    && runScript(interpreter, options);
        } finally {
            state.close();
        }
    }

    private void reportWarning(String message) {
        try {
            streams.output().flush();
            streams.error().write(PROGRAM + ": warning: " + message + "\n");
        } catch (IOException e) {
            throw new StreamFailure(e);
        }
    }

    private String version() {
        return "Lua 5.3 (wippy " + version + "), the language by Lua.org, PUC-Rio\n";
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

    /** Runs what the environment asks for: a statement, or a file after {@code @}. */
    private static boolean initialize(Interpreter interpreter, Map<String, String> environment) {
        String variable = environment.containsKey("LUA_INIT_5_3") ? "LUA_INIT_5_3" : "LUA_INIT";
        String value = environment.get(variable);
        if (value == null) {
            return true;
        }
        String text = LuaString.of(value);
        LuaState state = interpreter.state();
        return interpreter.run(
                text.startsWith("@")
                        ? LoadedCode.ofFile(state, text.substring(1))
                        : LoadedCode.of(state, text, "=" + variable, "bt"));
    }

    private static boolean act(Interpreter interpreter, LuaOptions options) {
        LuaState state = interpreter.state();
        for (LuaOptions.Action action : options.actions()) {
            String text = LuaString.of(action.text());
            if (!action.isLibrary()) {
                if (!interpreter.run(LoadedCode.of(state, text, "=(command line)", "bt"))) {
                    return false;
                }
                continue;
            }
            Object[] values = interpreter.call(state.globals().get("require"), text);
            if (values == null) {
                return false;
            }
            state.globals().put(text, values.length == 0 ? null : values[0]);
        }
        return true;
    }

    private boolean runScript(Interpreter interpreter, LuaOptions options) {
        LuaState state = interpreter.state();
        int script = options.script();
        if (script < arguments.length) {
            String file = arguments[script];
            LoadedCode code =
                    file.equals("-")
                            ? LoadedCode.ofStandardInput(state, streams)
                            : LoadedCode.ofFile(state, LuaString.of(file));
            Object[] values = scriptArguments(state);
            if (values == null) {
                interpreter.report("'arg' is not a table");
                return false;
            }
            if (!interpreter.run(code, values)) {
                return false;
            }
        }
        if (options.isInteractive()) {
            prompt(interpreter);
            return true;
        }
        if (script < arguments.length || options.hasStatements() || options.showsVersion()) {
            return true;
        }
        if (console.isInputTerminal()) {
            interpreter.print(version());
            prompt(interpreter);
            return true;
        }
        return interpreter.run(LoadedCode.ofStandardInput(state, streams));
    }

    private void prompt(Interpreter interpreter) {
        new Prompt(interpreter, lines(interpreter)).run();
    }

    /** Only where somebody sits at a terminal the code for terminals is loaded. */
    private LineSource lines(Interpreter interpreter) {
        if (console.isOfProcess() && console.isInputTerminal() && console.isOutputTerminal()) {
            try {
                var completions = new Completions(interpreter.state());
                return TerminalLines.open(streams, completions, interruption);
            } catch (IOException | IllegalStateException e) {
                interpreter.report("editing of lines is off: " + e.getMessage());
            }
        }
        listen();
        return new StandardLines(streams);
    }

    /** {@return what the script gets: a statement before it may have changed {@code arg}} */
    private static Object @Nullable [] scriptArguments(LuaState state) {
        if (!(state.globals().get("arg") instanceof LuaTable table)) {
            return null;
        }
        Object[] values = new Object[(int) table.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.get(i + 1L);
        }
        return values;
    }
}
