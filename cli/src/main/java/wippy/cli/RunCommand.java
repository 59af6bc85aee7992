// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import wippy.actor.ExitReason;
import wippy.actor.NodeOptions;
import wippy.actor.SystemEnv;
import wippy.cli.control.ControlSocket;
import wippy.modules.Modules;
import wippy.registry.Entries;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.registry.Nearest;
import wippy.runtime.Conduct;
import wippy.runtime.EntryOverride;
import wippy.runtime.RuntimeOptions;
import wippy.runtime.history.HistoryChoice;
import wippy.runtime.load.LockFile;
import wippy.runtime.load.Problem;
import wippy.runtime.load.ProblemPrinter;
import wippy.runtime.log.LineSink;
import wippy.runtime.log.Log;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.service.StartFailure;
import wippy.runtime.terminal.RawMode;
import wippy.runtime.terminal.Terminal;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/**
 * {@code wippy run} and {@code wippy test}: an application with its services until a signal, or one
 * of its processes.
 */
final class RunCommand {
    private static final int SUCCESS = 0;

    private final RawMode rawMode = new RawMode(new SystemTerminal());
    private final RunArguments arguments;
    private final Streams streams;
    private final Configuration configuration;
    private final Log.Level level;
    private final boolean isQuiet;
    private final Log log;

    private RunCommand(RunArguments arguments, Streams streams) {
        this.arguments = arguments;
        this.streams = streams;
        this.configuration = new Configuration(arguments, System.getenv());
        boolean isVerbose = arguments.has("-v") || arguments.has("--very-verbose");
        this.level = isVerbose ? Log.Level.DEBUG : configuration.logLevel();
        boolean isAskedFor = isVerbose || arguments.has("-c");
        boolean isHidden = arguments.isExecution() || !configuration.isLogShown();
        this.isQuiet = arguments.has("-s") || (isHidden && !isAskedFor);
        this.log = isQuiet ? Log.SILENT : new Log(sink());
    }

    /** Runs an application or a process of it. {@return the exit code} */
    static int run(RunArguments arguments, Streams streams) {
        var command = new RunCommand(arguments, streams);
        return arguments.has("--print-config") ? command.printConfiguration() : command.run();
    }

    /** Lists the commands of an application. {@return the exit code} */
    static int list(RunArguments arguments, Streams streams) {
        return new RunCommand(arguments, streams).list();
    }

    private Log.Sink sink() {
        boolean isConsole = arguments.has("-c");
        boolean isJson = configuration.logsJson();
        var env = new SystemEnv();
        return new LineSink(
                isConsole || isJson ? streams.output() : streams.error(),
                style(isConsole, isJson),
                level,
                arguments.has("--very-verbose"),
                env::now);
    }

    private LineSink.Style style(boolean isConsole, boolean isJson) {
        if (isConsole) {
            return Colour.isWanted(System.getenv(), streams.isTerminal())
                    ? LineSink.Style.COLOURED
                    : LineSink.Style.PLAIN;
        }
        return isJson ? LineSink.Style.JSON : LineSink.Style.PLAIN;
    }

    private int run() {
        arguments.checkMemoryLimit(System.getenv());
        wippy.runtime.Runtime application = load(configuration.history());
        boolean isStarted = false;
        @Nullable ControlSocket control = null;
        try {
            report(application.problems());
            checkOverrides(application);
            checkStrictness(application.problems());
            var targets = new Targets(application, arguments);
            Optional<Targets.Target> target = targets.find();
            CompletableFuture<Integer> exit = application.exit();
            Signals.listen(exit);
            isStarted = true;
            control = PsHost.open(application, arguments.base());
            checkStart(application.start(exit), application.log());
            if (target.isPresent()) {
                return execute(application, target.get(), exit);
            }
            Log log = application.log();
            log.info("application started", Map.of("entries", application.entries().all().size()));
            int exitCode = exit.join();
            log.info("stopping", Map.of());
            return exitCode;
        } finally {
            application.stop(isStarted ? "scheduler shutdown" : "not started");
            if (control != null) {
                control.close();
            }
            restoreTerminal();
        }
    }

    private void restoreTerminal() {
        try {
            rawMode.reset();
        } catch (IOException e) {
            log.warn("the terminal stays in raw mode", Map.of("error", e.toString()));
        }
    }

    private int printConfiguration() {
        report(configuration.problems());
        streams.print(configuration.shown());
        return SUCCESS;
    }

    private List<EntryOverride> overrides() {
        var all = new ArrayList<>(configuration.overrides());
        all.addAll(arguments.overrides());
        return all;
    }

    private void checkOverrides(wippy.runtime.Runtime application) {
        for (EntryOverride override : overrides()) {
            EntryId id = override.id();
            if (!application.isWritten(id)) {
                throw new CommandError(
                        "-o or the configuration changes an entry that there is not: "
                                + id
                                + Nearest.to(id, ids(application))
                                        .map(near -> "; did you mean '" + near + "'?")
                                        .orElse(""));
            }
        }
    }

    private void checkStrictness(List<Problem> problems) {
        int errors = 0;
        for (Problem problem : problems) {
            errors += problem.severity() == Problem.Severity.ERROR ? 1 : 0;
        }
        if (errors > 0 && arguments.has("--strict")) {
            throw new CommandError(
                    "the application has "
                            + (errors == 1 ? "an error" : errors + " errors")
                            + " and is not started, since --strict is set");
        }
    }

    /** What has started is stopped again when the others cannot be done without. */
    private static void checkStart(List<StartFailure> failures, Log log) {
        var required = new StringBuilder();
        for (StartFailure failure : failures) {
            if (failure.isRequired()) {
                required.append("\n  ").append(failure.id()).append(": ").append(failure.why());
            } else {
                log.with(Map.of("service", failure.id().toString()))
                        .warn("service did not start", Map.of("error", failure.why()));
            }
        }
        if (!required.isEmpty()) {
            throw new CommandError(
                    "the application is stopped again, since services that it requires did not"
                            + " start:"
                            + required
                            + "\n"
                            + "Without 'lifecycle: { startup: optional }' a service is"
                            + " required.");
        }
    }

    private static List<EntryId> ids(wippy.runtime.Runtime application) {
        return application.entries().all().stream().map(Entry::id).toList();
    }

    private int execute(
            wippy.runtime.Runtime application,
            Targets.Target target,
            CompletableFuture<Integer> exit) {
        CompletableFuture<ExitReason> end;
        try {
            end = application.run(target.process(), target.host(), arguments.processArguments());
        } catch (Failure e) {
            throw new CommandError(String.valueOf(e.getMessage()));
        }
        CompletableFuture.anyOf(end, exit).join();
        if (exit.isDone()) {
            return exit.join();
        }
        ExitReason reason = end.join();
        ErrorValue error = LuaProcess.errorOf(reason);
        if (error != null) {
            streams.printError("Error: " + error + "\n");
            if (arguments.has("--very-verbose")) {
                error.stack().ifPresent(stack -> streams.printError(stack + "\n"));
            }
        }
        return ExitCode.of(reason);
    }

    private wippy.runtime.Runtime load(HistoryChoice history) {
        report(configuration.problems());
        if (configuration.problems().stream()
                .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR)) {
            throw new CommandError("the configuration has errors");
        }
        List<String> idle = configuration.withoutEffect();
        if (!idle.isEmpty()) {
            log.info("settings without effect in this version", Map.of("keys", idle));
        }
        Path base = arguments.base();
        LockFile.Result lock = LockFile.read(arguments.lockFile().toAbsolutePath());
        var problems = new ArrayList<>(lock.problems());
        if (lock.lock().isEmpty()) {
            throw new CommandError(unlocked(problems));
        }
        report(problems);
        return wippy.runtime.Runtime.load(
                new RuntimeOptions(
                        base,
                        lock.lock().get().withReplacements(configuration.replacements()),
                        overrides(),
                        Modules.all(),
                        new SystemEnv(),
                        System.getenv(),
                        NodeOptions.DEFAULT.withName(configuration.nodeName()),
                        history,
                        log,
                        new Terminal(
                                streams.input(),
                                streams.output(),
                                streams.error(),
                                rawMode,
                                List.of()),
                        new Conduct(
                                configuration.disabled(),
                                arguments.has("--strict"),
                                configuration.stopTimeout(),
                                configuration.deniesNobody(),
                                configuration.streamsLogs()
                                        ? Optional.of(level)
                                        : Optional.empty())));
    }

    private String unlocked(List<Problem> problems) {
        Path file = arguments.lockFile();
        if (!file.toFile().exists()) {
            return "there is no "
                    + file
                    + ": go to the directory of the application, or run 'wippy init' there";
        }
        var text = new StringBuilder(file + " is not usable\n");
        var printer = new ProblemPrinter(arguments.base());
        problems.forEach(problem -> text.append(printer.print(problem)));
        return text.toString().stripTrailing();
    }

    /** Errors are shown in any case, the rest where logs are. */
    private void report(List<Problem> problems) {
        var printer = new ProblemPrinter(arguments.base());
        for (Problem problem : problems) {
            if (problem.severity() == Problem.Severity.ERROR || !isQuiet) {
                streams.printError(printer.print(problem));
            }
        }
    }

    /**
     * Looks at the entries of an application, as they are written.
     *
     * @param look what to do with them; its result is the exit code
     */
    static int look(RunArguments arguments, Streams streams, ToIntFunction<Entries> look) {
        var command = new RunCommand(arguments, streams);
        wippy.runtime.Runtime application = command.load(HistoryChoice.MEMORY);
        try {
            command.report(application.problems());
            return look.applyAsInt(application.entries());
        } finally {
            application.stop("not started");
        }
    }

    private int list() {
        wippy.runtime.Runtime application = load(HistoryChoice.MEMORY);
        try {
            report(application.problems());
            var commands = Targets.commands(application.entries());
            if (commands.isEmpty()) {
                streams.print("The application has no commands: no process has meta.command.\n");
                return SUCCESS;
            }
            int width =
                    commands.stream().mapToInt(command -> command.name().length()).max().orElse(0);
            streams.print("Available commands:\n");
            for (Targets.Command command : commands) {
                String padding = " ".repeat(width - command.name().length() + 2);
                streams.print("  " + command.name() + padding + description(command) + "\n");
            }
            return SUCCESS;
        } finally {
            application.stop("not started");
        }
    }

    private static String description(Targets.Command command) {
        String id = command.entry() + (command.isTest() ? ", for wippy test" : "");
        return command.summary().isEmpty() ? id : command.summary() + " (" + id + ")";
    }
}
