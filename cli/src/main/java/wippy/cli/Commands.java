// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.util.ArrayList;
import java.util.List;
import wippy.cli.Command.Arguments;

/** The commands and their options. */
final class Commands {
    private static final List<Option> COMMON =
            List.of(
                    Option.flag("Shows this.", "-h", "--help"),
                    Option.flag("Log more.", "-v", "--verbose"),
                    Option.flag("Log more, and errors with the stack of calls.", "--very-verbose"),
                    Option.flag("Log to standard output, in colours.", "-c", "--console"),
                    Option.flag("Log nothing.", "-s", "--silent"),
                    Option.flag(
                            "Publish what is logged as events of system 'log'.",
                            "-e",
                            "--event-streams"),
                    Option.value(
                            "SIZE",
                            "How large the heap may become, such as 512M; default 1G.",
                            "-m",
                            "--memory-limit"));

    private static final List<Option> CONFIGURATION =
            List.of(
                    Option.value(
                            "FILE",
                            "A configuration file; repeatable, later ones win.",
                            "--config"),
                    Option.value(
                            "NAME", "A profile of the configuration; repeatable.", "--profile"),
                    Option.value(
                            "SECTION.KEY=VALUE",
                            "Changes the configuration; repeatable.",
                            "--set"));

    /** What run and test have in common. */
    private static final List<Option> START =
            List.of(
                    Option.value(
                            "ID",
                            "The terminal host to run it on, if there are several.",
                            "--host"),
                    Option.value(
                            "NS:ENTRY:FIELD=VALUE",
                            "Changes a value of an entry; repeatable.",
                            "-o",
                            "--override"),
                    Option.flag("Starts nothing if any entry has an error.", "--strict"),
                    Option.flag(
                            "Shows the configuration and where it comes from.", "--print-config"));

    private static final Option LOCK_FILE =
            Option.value("PATH", "The lock file of the application.", "-l", "--lock-file");

    private Commands() {}

    /** {@return the program with all commands} */
    static Command program() {
        return new Command(
                "wippy",
                "[OPTIONS] COMMAND",
                Arguments.NONE,
                List.of("Runs applications of isolated processes written in Lua."),
                COMMON,
                List.of(run(), test(), ps(), registry(), init(), version(), completion(), lua()));
    }

    @SafeVarargs
    private static List<Option> together(List<Option>... lists) {
        var all = new ArrayList<Option>();
        for (List<Option> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }

    private static Command run() {
        return new Command(
                "run",
                "[OPTIONS] [DIR] [COMMAND [ARGUMENT...]]",
                Arguments.REST,
                List.of(
                        "Starts an application and its services until a signal, or runs a process.",
                        "DIR is the application: a directory with a lock file, or a path that"
                                + " begins with '.' or '/'. COMMAND is a process entry with"
                                + " meta.command. What follows it, or -x, are arguments of the"
                                + " process."),
                together(
                        START,
                        CONFIGURATION,
                        List.of(
                                Option.value(
                                        "ENTRY",
                                        "Runs a process on the terminal and ends with its exit"
                                                + " code; the name alone will do if only one has"
                                                + " it.",
                                        "-x",
                                        "--exec"))),
                List.of(
                        new Command(
                                "list",
                                "[OPTIONS] [DIR]",
                                Arguments.ONE,
                                List.of("Lists the commands of the application."),
                                List.of(),
                                List.of())));
    }

    private static Command test() {
        return new Command(
                "test",
                "[OPTIONS] [DIR] [ARGUMENT...]",
                Arguments.REST,
                List.of(
                        "Runs the tests of an application and ends with their exit code.",
                        "DIR is the application, as for run. The tests are the process whose"
                                + " meta.command has 'use_case: test', or else the command 'test';"
                                + " the arguments are its arguments."),
                together(START, CONFIGURATION),
                List.of());
    }

    private static Command ps() {
        return new Command(
                "ps",
                "[OPTIONS] [DIR]",
                Arguments.ONE,
                List.of(
                        "Shows what runs in an application that 'wippy run' has started.",
                        "DIR is the application, as for run. Hosts, services with their state and"
                                + " restarts, and processes. CPU is how often the clock, which looks"
                                + " each millisecond, saw a process run. Links: 'name' of its own,"
                                + " -linked, >monitored, <monitored by."),
                List.of(
                        Option.flag("As JSON.", "--json"),
                        Option.value(
                                "PATTERN",
                                "Processes of this host, with * for any characters.",
                                "--host"),
                        Option.value("PATTERN", "Processes of this entry, likewise.", "--entry"),
                        Option.value(
                                "STATE",
                                "Processes that are running, ready, waiting or ending.",
                                "--state"),
                        Option.value("PID", "The process of this address.", "--pid"),
                        Option.value("ORDER", "Which come first: by pid, cpu or mailbox.", "--sort")
                                .usually("pid"),
                        Option.value("COUNT", "How many processes to show; 0 for all.", "--limit")
                                .usually("50"),
                        Option.value(
                                "NUMBER",
                                "Which program, if several run the application.",
                                "--program")),
                List.of());
    }

    private static Command registry() {
        var format = List.of(Option.flag("As JSON.", "--json"), Option.flag("As YAML.", "--yaml"));
        var list =
                new Command(
                        "list",
                        "[OPTIONS] [DIR]",
                        Arguments.ANY,
                        List.of("Lists entries: those that all conditions hold for."),
                        together(filters(), format, List.of(LOCK_FILE), CONFIGURATION),
                        List.of());
        var parts =
                List.of(
                        Option.value(
                                "PATH", "Only this field, such as meta.type.", "-f", "--field"),
                        Option.flag(
                                "Without quotes and line breaks that are not its own.", "--raw"));
        var show =
                new Command(
                        "show",
                        "[OPTIONS] [DIR] ID",
                        Arguments.ANY,
                        List.of("Shows an entry."),
                        together(parts, format, List.of(LOCK_FILE), CONFIGURATION),
                        List.of());
        return new Command(
                "registry",
                "[OPTIONS] COMMAND",
                Arguments.NONE,
                List.of("Shows the entries of an application."),
                List.of(),
                List.of(list, show));
    }

    private static List<Option> filters() {
        return List.of(
                Option.value("PATTERN", "The kind, with * for any characters.", "-k", "--kind"),
                Option.value("PATTERN", "The namespace, likewise.", "-n", "--ns"),
                Option.value("PATTERN", "The name, likewise.", "--name"),
                Option.value(
                        "FIELD=VALUE",
                        "A field of the metadata; ~ for a regular expression, * for contains, ^ for"
                                + " a beginning, $ for an end in the place of =; repeatable.",
                        "--meta"));
    }

    private static Command init() {
        return new Command(
                "init",
                "[OPTIONS]",
                Arguments.NONE,
                List.of("Makes a directory an application: writes its lock file."),
                List.of(
                        Option.value("PATH", "Where definition files are.", "-d", "--src-dir")
                                .usually("./src"),
                        Option.value("PATH", "Where installed modules go.", "--modules-dir")
                                .usually(".wippy"),
                        Option.value("PATH", "The file to write.", "-l", "--lock-file")
                                .usually("wippy.lock")),
                List.of());
    }

    private static Command version() {
        return new Command(
                "version",
                "[OPTIONS]",
                Arguments.NONE,
                List.of("Prints the version."),
                List.of(Option.flag("Only the number.", "--short")),
                List.of());
    }

    private static Command completion() {
        return new Command(
                "completion",
                "bash|zsh|fish",
                Arguments.ONE,
                List.of(
                        "Prints a script that lets a shell complete commands and options.",
                        "Its first lines say where it goes."),
                List.of(),
                List.of());
    }

    /** It has options of its own and comes here only if others stand before it. */
    private static Command lua() {
        return new Command(
                "lua",
                "[OPTIONS] [SCRIPT [ARGUMENT...]]",
                Arguments.REST,
                List.of("Runs plain Lua 5.3: a script, statements or a prompt."),
                List.of(),
                List.of());
    }
}
