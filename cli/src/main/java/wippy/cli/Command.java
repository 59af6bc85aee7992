// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command, and which words may follow it.
 *
 * @param name its word
 * @param synopsis what follows the name, for people
 * @param arguments which words that are no options
 * @param about a sentence, then paragraphs that say more
 * @param options its own; those of the commands before it count as well
 * @param commands which of them may follow
 */
record Command(
        String name,
        String synopsis,
        Arguments arguments,
        List<String> about,
        List<Option> options,
        List<Command> commands) {

    /** Words that are neither options nor commands. */
    enum Arguments {
        /** There are none. */
        NONE,
        /** There may be one. */
        ONE,
        /** Any number, with options between them. */
        ANY,
        /** After a directory, all that follows the first other word, whatever it looks like. */
        REST
    }

    /** {@return the command that a word after this one means} */
    Optional<Command> command(String word) {
        for (Command command : commands) {
            if (command.name.equals(word)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    /** {@return the option of that name, or null} */
    @Nullable Option option(String word) {
        for (Option option : options) {
            if (option.names().contains(word)) {
                return option;
            }
        }
        return null;
    }
}
