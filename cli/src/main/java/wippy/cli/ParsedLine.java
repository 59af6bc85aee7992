// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command line, understood.
 *
 * @param path the program and the commands, one within the other
 * @param values of each option that is there; a flag has an empty one
 * @param arguments the other words
 */
record ParsedLine(List<Command> path, Map<Option, List<String>> values, List<String> arguments) {

    /** {@return the innermost command} */
    Command command() {
        return path.getLast();
    }

    /** {@return the words that lead to a command, such as {@code wippy registry list}} */
    static String name(List<Command> path) {
        var name = new StringBuilder();
        for (Command command : path) {
            name.append(name.isEmpty() ? "" : " ").append(command.name());
        }
        return name.toString();
    }

    /** {@return the option of that name of one of these commands, or null} */
    static @Nullable Option option(List<Command> path, String word) {
        for (Command command : path) {
            Option option = command.option(word);
            if (option != null) {
                return option;
            }
        }
        return null;
    }

    /** {@return whether an option is there} */
    boolean has(String option) {
        return !texts(option).isEmpty();
    }

    /** {@return all values of an option, in their order} */
    List<String> texts(String name) {
        Option option = option(path, name);
        return option == null ? List.of() : values.getOrDefault(option, List.of());
    }

    /** {@return the last value of an option, or its usual one} */
    Optional<String> text(String name) {
        List<String> given = texts(name);
        if (!given.isEmpty()) {
            return Optional.of(given.getLast());
        }
        Option option = option(path, name);
        return option == null || option.usual().isEmpty()
                ? Optional.empty()
                : Optional.of(option.usual());
    }
}
