// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.cli.Command.Arguments;
import wippy.registry.Nearest;

/**
 * Tells commands, options and other words of a command line apart.
 *
 * <p>A value follows its option as the next word, after {@code =}, or directly where the option is
 * one letter; flags of one letter may stand together. Options count wherever they stand behind
 * their command, up to {@code --}.
 */
final class LineParser {
    private final List<String> words;
    private final List<Command> path = new ArrayList<>();
    private final Map<Option, List<String>> values = new HashMap<>();
    private final List<String> arguments = new ArrayList<>();
    private boolean isVerbatim;
    private int next;

    private LineParser(Command program, List<String> words) {
        this.words = words;
        path.add(program);
    }

    /**
     * {@return what the words mean}
     *
     * @throws CommandError if they mean nothing
     */
    static ParsedLine parse(Command program, List<String> words) {
        var parser = new LineParser(program, words);
        while (parser.next < words.size()) {
            parser.word(words.get(parser.next++));
        }
        return new ParsedLine(parser.path, parser.values, parser.arguments);
    }

    private void word(String word) {
        if (isVerbatim) {
            argument(word);
        } else if (word.equals("--")) {
            isVerbatim = true;
        } else if (word.startsWith("--")) {
            longOption(word);
        } else if (word.startsWith("-") && word.length() > 1) {
            shortOptions(word);
        } else if (arguments.isEmpty() || isDirectory()) {
            Optional<Command> command = path.getLast().command(word);
            if (command.isPresent()) {
                path.add(command.get());
            } else {
                argument(word);
            }
        } else {
            argument(word);
        }
    }

    /** Whether the only argument so far is the directory of an application. */
    private boolean isDirectory() {
        return arguments.size() == 1 && RunArguments.isDirectory(arguments.getFirst());
    }

    private void argument(String word) {
        Command command = path.getLast();
        boolean isOneTooMany =
                switch (command.arguments()) {
                    case NONE -> true;
                    case ONE -> !arguments.isEmpty();
                    case ANY, REST -> false;
                };
        if (isOneTooMany) {
            var names = new ArrayList<String>();
            for (Command inner : command.commands()) {
                names.add(inner.name());
            }
            throw names.isEmpty()
                    ? wrong("nothing can be done with '" + word + "'")
                    : unknown("command", word, names);
        }
        arguments.add(word);
        isVerbatim |= command.arguments() == Arguments.REST && !isDirectory();
    }

    private void longOption(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Option option = option(name);
        if (option == null) {
            throw unknownOption(name);
        }
        if (!option.isFlag()) {
            add(option, equals < 0 ? following(option, name) : word.substring(equals + 1));
        } else if (equals < 0) {
            add(option, "");
        } else {
            throw wrong("the option '" + name + "' has no value, got '" + word + "'");
        }
    }

    private void shortOptions(String word) {
        for (int i = 1; i < word.length(); i++) {
            String name = "-" + word.charAt(i);
            Option option = option(name);
            if (option == null) {
                throw unknownOption(i == 1 ? word : name);
            }
            if (option.isFlag()) {
                add(option, "");
                continue;
            }
            String rest = word.substring(i + 1);
            if (rest.isEmpty()) {
                rest = following(option, name);
            } else if (rest.startsWith("=")) {
                rest = rest.substring(1);
            }
            add(option, rest);
            return;
        }
    }

    private void add(Option option, String value) {
        List<String> known = values.get(option);
        if (known == null) {
            known = new ArrayList<>();
            values.put(option, known);
        }
        known.add(value);
    }

    private String following(Option option, String name) {
        if (next == words.size() || option(words.get(next)) != null) {
            throw wrong("the option '" + name + "' expects " + option.label() + ", got nothing");
        }
        return words.get(next++);
    }

    private @Nullable Option option(String name) {
        return ParsedLine.option(path, name);
    }

    private CommandError unknownOption(String name) {
        var names = new ArrayList<String>();
        for (Command command : path) {
            for (Option option : command.options()) {
                names.addAll(option.names());
            }
        }
        return unknown("option", name, names);
    }

    private CommandError unknown(String what, String word, List<String> known) {
        String message = "there is no " + what + " '" + word + "'";
        Optional<String> near = word.length() > 2 ? Nearest.to(word, known) : Optional.empty();
        return near.isPresent()
                ? new CommandError(message + ": did you mean '" + near.get() + "'?")
                : wrong(message);
    }

    private CommandError wrong(String message) {
        return new CommandError(message + "; see '" + ParsedLine.name(path) + " --help'");
    }
}
