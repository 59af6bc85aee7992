// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands and their options, and which code carries them out. */
final class CommandLineParser {

    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;

    private static final List<String> COMMANDS =
            List.of("run", "test", "registry", "init", "version", "completion", "lua");

    private CommandLineParser() {}

    /** Carries out a command. {@return its exit code} */
    static int run(String[] arguments, Streams streams) {
        try {
            return dispatch(List.of(arguments), streams);
        } catch (ParameterException e) {
            streams.printError("Error: " + sentence(e) + "\n");
            return FAILURE;
        } catch (CommandError e) {
            streams.printError("Error: " + e.getMessage() + "\n");
            return FAILURE;
        } catch (UncheckedIOException closed) { // nobody reads what is printed
            return FAILURE;
        }
    }

    private static String sentence(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String help = "; see '" + command.qualifiedName() + " --help'";
        if (e instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            boolean isOption = first.startsWith("-");
            if (!isOption && command.parent() == null) {
                return "there is no command '" + first + "'" + help;
            }
            return (isOption ? "there is no option '" : "nothing can be done with '")
                    + first
                    + "'"
                    + help;
        }
        String message = String.valueOf(e.getMessage());
        return Character.toLowerCase(message.charAt(0)) + message.substring(1) + help;
    }

    private static int dispatch(List<String> arguments, Streams streams) {
        var program = new CommandLine(program(arguments.isEmpty() ? "" : arguments.getFirst()));
        var result = program.parseArgs(arguments.toArray(String[]::new));
        var results = new ArrayList<>(List.of(result));
        while (results.getLast().hasSubcommand()) {
            results.add(results.getLast().subcommand());
        }
        var last = results.getLast();
        var line = last.commandSpec().commandLine();
        if (last.isUsageHelpRequested() || results.size() == 1) {
            streams.print(line.getUsageMessage(Ansi.OFF));
            return SUCCESS;
        }
        return switch (results.get(1).commandSpec().name()) {
            case "run", "test" -> run(results, streams);
            case "registry" -> registry(results, streams);
            case "completion" -> complete(last, streams);
            case "init" -> InitCommand.run(last, streams);
            case "version" -> Version.print(last.hasMatchedOption("--short"));
            case "lua" ->
                    throw new CommandError(
                            "no option can stand before 'lua', which has its own;"
                                    + " see 'wippy lua --help'");
            default -> throw new AssertionError(last.commandSpec().name());
        };
    }

    private static int registry(List<ParseResult> results, Streams streams) {
        if (results.size() > 2) {
            return RegistryCommand.run(results, streams);
        }
        streams.print(results.getLast().commandSpec().commandLine().getUsageMessage(Ansi.OFF));
        return SUCCESS;
    }

    private static int complete(ParseResult result, Streams streams) {
        List<String> shells = positional(result);
        String shell = shells.isEmpty() ? "" : shells.getFirst();
        streams.print(Completion.script(shell, program("")));
        return SUCCESS;
    }

    /** What follows a directory may be options again. */
    private static int run(List<ParseResult> results, Streams streams) {
        List<ParseResult> parsed = new ArrayList<>(results);
        List<String> rest = positional(results.getLast());
        if (results.size() > 2) {
            return RunCommand.list(new RunArguments(parsed, asDirectory(rest)), streams);
        }
        if (rest.isEmpty() || !RunArguments.isDirectory(rest.getFirst())) {
            return RunCommand.run(new RunArguments(parsed, rest), streams);
        }
        var further = new ArrayList<>(List.of(results.get(1).commandSpec().name()));
        further.addAll(rest.subList(1, rest.size()));
        var second =
                new CommandLine(program(further.getFirst()))
                        .parseArgs(further.toArray(String[]::new));
        second = second.subcommand();
        if (second.isUsageHelpRequested()) {
            streams.print(second.commandSpec().commandLine().getUsageMessage(Ansi.OFF));
            return SUCCESS;
        }
        parsed.add(second);
        var together = new ArrayList<>(List.of(rest.getFirst()));
        if (second.hasSubcommand()) {
            return RunCommand.list(new RunArguments(parsed, together), streams);
        }
        together.addAll(positional(second));
        return RunCommand.run(new RunArguments(parsed, together), streams);
    }

    /** {@return the path with a dot before it, since where a directory is expected it is one} */
    private static List<String> asDirectory(List<String> rest) {
        return rest.isEmpty() || rest.getFirst().startsWith("/")
                ? rest
                : List.of(Path.of(".", rest.getFirst()).toString());
    }

    private static List<String> positional(ParseResult result) {
        return result.matchedPositionalValue(0, List.<String>of());
    }

    /**
     * {@return the program with its commands}
     *
     * @param wanted the command that is called: making all of them takes its time at each start, so
     *     only this one is made, or all if there is none of that name
     */
    private static CommandSpec program(String wanted) {
        var spec = command("wippy", "Runs applications of isolated processes written in Lua.");
        spec.addOption(flag("-v", "--verbose", "Log more.").scopeType(ScopeType.INHERIT).build());
        spec.addOption(
                flag("--very-verbose", "Log more, and errors with the stack of calls.")
                        .scopeType(ScopeType.INHERIT)
                        .build());
        spec.addOption(
                flag("-c", "--console", "Log to standard output, in colours.")
                        .scopeType(ScopeType.INHERIT)
                        .build());
        spec.addOption(flag("-s", "--silent", "Log nothing.").scopeType(ScopeType.INHERIT).build());
        spec.addOption(
                flag("-e", "--event-streams", "Publish what is logged as events of system 'log'.")
                        .scopeType(ScopeType.INHERIT)
                        .build());
        spec.addOption(
                OptionSpec.builder("-m", "--memory-limit")
                        .type(String.class)
                        .paramLabel("SIZE")
                        .description("How large the heap may become, such as 512M; default 1G.")
                        .scopeType(ScopeType.INHERIT)
                        .build());
        for (String name : COMMANDS.contains(wanted) ? List.of(wanted) : COMMANDS) {
            spec.addSubcommand(name, made(name));
        }
        return spec;
    }

    private static CommandSpec made(String name) {
        return switch (name) {
            case "run" -> run();
            case "test" -> test();
            case "registry" -> registry();
            case "init" -> init();
            case "version" -> version();
            case "completion" -> completion();
            case "lua" -> command("lua", "Runs plain Lua 5.3: a script, statements or a prompt.");
            default -> throw new AssertionError(name);
        };
    }

    private static CommandSpec version() {
        var version = command("version", "Prints the version.");
        version.addOption(flag("--short", "Only the number.").build());
        return version;
    }

    private static CommandSpec registry() {
        var registry = command("registry", "Shows the entries of an application.");
        var list = command("list", "Lists entries: those that all conditions hold for.");
        list.usageMessage().customSynopsis("wippy registry list [OPTIONS] [DIR]");
        list.addOption(text("PATTERN", "The kind, with * for any characters.", "-k", "--kind"));
        list.addOption(text("PATTERN", "The namespace, likewise.", "-n", "--ns"));
        list.addOption(text("PATTERN", "The name, likewise.", "--name"));
        list.addOption(
                several(
                        "--meta",
                        "FIELD=VALUE",
                        "A field of the metadata; ~ for a regular expression, * for contains, ^ for"
                                + " a beginning, $ for an end in the place of =; repeatable."));
        var show = command("show", "Shows an entry.");
        show.usageMessage().customSynopsis("wippy registry show [OPTIONS] [DIR] ID");
        show.addOption(text("PATH", "Only this field, such as meta.type.", "-f", "--field"));
        show.addOption(
                flag("--raw", "Without quotes and line breaks that are not its own.").build());
        for (CommandSpec spec : List.of(list, show)) {
            spec.addOption(flag("--json", "As JSON.").build());
            spec.addOption(flag("--yaml", "As YAML.").build());
            spec.addOption(text("PATH", "The lock file of the application.", "-l", "--lock-file"));
            addConfiguration(spec);
            spec.addPositional(texts("0..*", "ARGUMENT").hidden(true).build());
            registry.addSubcommand(spec.name(), spec);
        }
        return registry;
    }

    private static CommandSpec completion() {
        var completion =
                command(
                        "completion",
                        "Prints a script that lets a shell complete commands and options.",
                        "",
                        "Its first lines say where it goes.");
        completion.usageMessage().customSynopsis("wippy completion bash|zsh|fish");
        completion.addPositional(texts("0", "SHELL").arity("0..1").build());
        return completion;
    }

    private static OptionSpec text(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    private static CommandSpec run() {
        var run =
                command(
                        "run",
                        "Starts an application and its services until a signal, or runs a process.",
                        "",
                        "DIR is the application: a directory with a lock file, or a path that"
                                + " begins with '.' or '/'. COMMAND is a process entry with"
                                + " meta.command. What follows it, or -x, are arguments of the"
                                + " process.");
        run.usageMessage().customSynopsis("wippy run [OPTIONS] [DIR] [COMMAND [ARGUMENT...]]");
        run.parser().stopAtPositional(true);
        run.addOption(
                OptionSpec.builder("-x", "--exec")
                        .type(String.class)
                        .paramLabel("ENTRY")
                        .description(
                                "Runs a process on the terminal and ends with its exit code; the"
                                        + " name alone will do if only one has it.")
                        .build());
        addOptions(run);
        run.addPositional(texts("0..*", "ARGUMENT").hidden(true).build());
        var list = command("list", "Lists the commands of the application.");
        list.addPositional(texts("0", "DIR").arity("0..1").build());
        run.addSubcommand("list", list);
        return run;
    }

    private static CommandSpec test() {
        var test =
                command(
                        "test",
                        "Runs the tests of an application and ends with their exit code.",
                        "",
                        "DIR is the application, as for run. The tests are the process whose"
                                + " meta.command has 'use_case: test', or else the command 'test'; the"
                                + " arguments are its arguments.");
        test.usageMessage().customSynopsis("wippy test [OPTIONS] [DIR] [ARGUMENT...]");
        test.parser().stopAtPositional(true);
        addOptions(test);
        test.addPositional(texts("0..*", "ARGUMENT").hidden(true).build());
        return test;
    }

    /** What run and test have in common. */
    private static void addOptions(CommandSpec command) {
        command.addOption(
                OptionSpec.builder("--host")
                        .type(String.class)
                        .paramLabel("ID")
                        .description("The terminal host to run it on, if there are several.")
                        .build());
        command.addOption(
                OptionSpec.builder("-o", "--override")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("NS:ENTRY:FIELD=VALUE")
                        .description("Changes a value of an entry; repeatable.")
                        .build());
        addConfiguration(command);
        command.addOption(flag("--strict", "Starts nothing if any entry has an error.").build());
        command.addOption(
                flag("--print-config", "Shows the configuration and where it comes from.").build());
    }

    private static void addConfiguration(CommandSpec command) {
        command.addOption(
                several("--config", "FILE", "A configuration file; repeatable, later ones win."));
        command.addOption(
                several("--profile", "NAME", "A profile of the configuration; repeatable."));
        command.addOption(
                several("--set", "SECTION.KEY=VALUE", "Changes the configuration; repeatable."));
    }

    private static OptionSpec several(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    private static PositionalParamSpec.Builder texts(String index, String label) {
        return PositionalParamSpec.builder()
                .index(index)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label);
    }

    private static CommandSpec init() {
        var init = command("init", "Makes a directory an application: writes its lock file.");
        init.addOption(path("-d", "--src-dir", "./src", "Where definition files are."));
        init.addOption(path("--modules-dir", ".wippy", "Where installed modules go."));
        init.addOption(path("-l", "--lock-file", "wippy.lock", "The file to write."));
        return init;
    }

    private static OptionSpec path(String name, String... more) {
        String[] names = more.length == 3 ? new String[] {name, more[0]} : new String[] {name};
        return OptionSpec.builder(names)
                .type(String.class)
                .paramLabel("PATH")
                .defaultValue(more[more.length - 2])
                .description(more[more.length - 1] + " Default: ${DEFAULT-VALUE}")
                .build();
    }

    private static CommandSpec command(String name, String... description) {
        var spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description).width(100);
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Shows this.")
                        .build());
        return spec;
    }

    /** A flag of one or two names, the last argument being its description. */
    private static OptionSpec.Builder flag(String name, String... more) {
        String[] names = more.length == 2 ? new String[] {name, more[0]} : new String[] {name};
        return OptionSpec.builder(names).type(boolean.class).description(more[more.length - 1]);
    }
}
