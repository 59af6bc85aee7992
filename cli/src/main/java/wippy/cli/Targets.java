// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import wippy.registry.Entries;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.registry.Nearest;
import wippy.runtime.config.TerminalHostConfig;

/** Finds what a command line means among the entries of an application. */
final class Targets {

    private static final String PROCESS_KINDS = "process.";
    private static final String LIST = "'wippy run list' shows the commands";

    /** A process to run and the terminal host to run it on. */
    record Target(EntryId process, EntryId host) {}

    /** A process that is a command, and whether it is there for {@code wippy test}. */
    record Command(String name, String summary, EntryId entry, boolean isTest) {}

    private final Entries entries;
    private final Set<EntryId> leftOut;
    private final RunArguments arguments;

    Targets(wippy.runtime.Runtime application, RunArguments arguments) {
        this.entries = application.entries();
        this.leftOut = application.leftOut();
        this.arguments = arguments;
    }

    /** {@return what is to be run; nothing if only services are} */
    Optional<Target> find() {
        if (arguments.isTest()) {
            return Optional.of(new Target(test(), host()));
        }
        Optional<EntryId> process =
                arguments.entry().map(this::entry).or(() -> arguments.command().map(this::command));
        return process.map(id -> new Target(id, host()));
    }

    /** {@return the commands of an application, in the order of their entries} */
    static List<Command> commands(Entries entries) {
        var commands = new ArrayList<Command>();
        for (Entry entry : entries.all()) {
            if (isProcess(entry)
                    && entry.meta().get("command") instanceof Map<?, ?> command
                    && command.get("name") instanceof String name) {
                String summary = command.get("short") instanceof String text ? text : "";
                boolean isTest = "test".equals(command.get("use_case"));
                commands.add(new Command(name, summary, entry.id(), isTest));
            }
        }
        return commands;
    }

    /** Only kinds that can be spawned: {@code process.host} and {@code process.service} are not. */
    private static boolean isProcess(Entry entry) {
        return entry.kind().startsWith(PROCESS_KINDS)
                && !entry.kind().equals("process.host")
                && !entry.kind().equals("process.service");
    }

    private EntryId entry(String text) {
        List<EntryId> processes =
                entries.all().stream().filter(Targets::isProcess).map(Entry::id).toList();
        if (text.indexOf(':') >= 0) {
            EntryId id = EntryId.parse(text);
            if (processes.contains(id)) {
                return id;
            }
            throw entries.find(id)
                    .map(
                            entry ->
                                    new CommandError(
                                            id
                                                    + " is of kind "
                                                    + entry.kind()
                                                    + "; -x runs a process"))
                    .orElseGet(() -> noProcess(text, processes));
        }
        List<EntryId> named = processes.stream().filter(id -> id.name().equals(text)).toList();
        if (named.isEmpty()) {
            throw noProcess(text, processes);
        }
        if (named.size() > 1) {
            throw new CommandError(
                    "several processes are called '" + text + "': say which of " + joined(named));
        }
        return named.getFirst();
    }

    private CommandError noProcess(String text, List<EntryId> processes) {
        for (EntryId id : leftOut) {
            if (id.toString().equals(text) || id.name().equals(text)) {
                return new CommandError(id + " cannot run: see its error above");
            }
        }
        if (processes.isEmpty()) {
            return new CommandError(
                    "there is no process '" + text + "': the application has none that could run");
        }
        return new CommandError(
                "there is no process '" + text + "'; there are " + joined(processes));
    }

    private EntryId command(String name) {
        List<Command> commands = commands(entries);
        List<Command> matching =
                commands.stream().filter(command -> command.name().equals(name)).toList();
        if (matching.size() == 1) {
            return matching.getFirst().entry();
        }
        if (matching.size() > 1) {
            throw new CommandError(
                    "several processes have the command '"
                            + name
                            + "': run one by -x, of "
                            + joined(matching.stream().map(Command::entry).toList()));
        }
        if (Files.isDirectory(Path.of(name))) {
            throw new CommandError(
                    name + " is a directory without a lock file: run 'wippy init' in it");
        }
        if (name.endsWith(".wapp") || name.indexOf('/') > 0) {
            throw new CommandError(
                    "cannot run '"
                            + name
                            + "': this version runs applications from their directory, not from"
                            + " packs or a hub");
        }
        throw new CommandError(
                "there is no command '"
                        + name
                        + "'"
                        + Nearest.to(name, commands.stream().map(Command::name).toList())
                                .map(near -> ": did you mean '" + near + "'? ")
                                .orElse("; ")
                        + LIST);
    }

    private EntryId test() {
        List<Command> commands = commands(entries);
        List<Command> tests = commands.stream().filter(Command::isTest).toList();
        if (tests.isEmpty()) {
            tests = commands.stream().filter(command -> command.name().equals("test")).toList();
        }
        if (tests.size() == 1) {
            return tests.getFirst().entry();
        }
        if (tests.isEmpty()) {
            throw new CommandError(
                    "the application has no tests: give a process 'meta: { command: { name: test,"
                            + " use_case: test } }'"
                            + (leftOut.isEmpty() ? "" : "; see also the errors above"));
        }
        throw new CommandError(
                "several processes are tests: run one by 'wippy run -x', of "
                        + joined(tests.stream().map(Command::entry).toList()));
    }

    private EntryId host() {
        List<EntryId> hosts =
                entries.ofKind(TerminalHostConfig.KIND).stream().map(Entry::id).toList();
        Optional<String> wanted = arguments.host();
        if (wanted.isPresent()) {
            EntryId id = EntryId.parse(wanted.get());
            if (!hosts.contains(id)) {
                throw new CommandError(
                        "there is no terminal host '"
                                + wanted.get()
                                + "'"
                                + (hosts.isEmpty() ? "" : "; there are " + joined(hosts)));
            }
            return id;
        }
        if (hosts.isEmpty()) {
            throw new CommandError(
                    "a process needs a terminal host to run on, and the application has none: add"
                            + " an entry of kind terminal.host");
        }
        if (hosts.size() > 1) {
            throw new CommandError(
                    "there are several terminal hosts: say which by --host, of " + joined(hosts));
        }
        return hosts.getFirst();
    }

    private static String joined(List<EntryId> ids) {
        return ids.stream().map(EntryId::toString).sorted().collect(Collectors.joining(", "));
    }
}
