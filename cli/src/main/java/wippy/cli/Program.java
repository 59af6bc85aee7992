// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Finds the command that is called, and which code carries it out. */
final class Program {
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;

    private Program() {}

    /** Carries out a command. {@return its exit code} */
    static int run(String[] arguments, Streams streams) {
        try {
            return dispatch(List.of(arguments), streams);
        } catch (CommandError e) {
            streams.printError("Error: " + e.getMessage() + "\n");
            return FAILURE;
        } catch (UncheckedIOException closed) { // nobody reads what is printed
            return FAILURE;
        }
    }

    private static int dispatch(List<String> words, Streams streams) {
        Command program = Commands.program();
        ParsedLine line = LineParser.parse(program, words);
        String command = line.path().size() == 1 ? "" : line.path().get(1).name();
        boolean isUnfinished = command.isEmpty() || line.command().name().equals("registry");
        if (isUnfinished || line.has("-h")) {
            streams.print(Usage.of(line.path()));
            return SUCCESS;
        }
        List<String> arguments = line.arguments();
        return switch (command) {
            case "run" ->
                    line.command().name().equals("list")
                            ? RunCommand.list(
                                    new RunArguments(line, asDirectory(arguments)), streams)
                            : RunCommand.run(new RunArguments(line, arguments), streams);
            case "test" -> RunCommand.run(new RunArguments(line, arguments), streams);
            case "ps" ->
                    PsCommand.run(
                            line, new RunArguments(line, asDirectory(arguments)).base(), streams);
            case "registry" -> RegistryCommand.run(line, streams);
            case "completion" -> {
                String shell = arguments.isEmpty() ? "" : arguments.getFirst();
                streams.print(Completion.script(shell, program));
                yield SUCCESS;
            }
            case "init" -> InitCommand.run(line, streams);
            case "version" -> Version.print(line.has("--short"));
            case "lua" ->
                    throw new CommandError(
                            "no option can stand before 'lua', which has its own;"
                                    + " see 'wippy lua --help'");
            default -> throw new AssertionError(command);
        };
    }

    /** {@return the path with a dot before it, since where a directory is expected it is one} */
    private static List<String> asDirectory(List<String> rest) {
        return rest.isEmpty() || rest.getFirst().startsWith("/")
                ? rest
                : List.of(Path.of(".", rest.getFirst()).toString());
    }
}
