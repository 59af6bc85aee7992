// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The text that {@code --help} shows. */
final class Usage {
    private static final int WIDTH = 100;

    /** Where descriptions of options begin. */
    private static final int COLUMN = 28;

    private final StringBuilder out = new StringBuilder();

    private Usage() {}

    /** {@return what is to know about the last of the commands, each of which is in the other} */
    static String of(List<Command> path) {
        var usage = new Usage();
        Command command = path.getLast();
        usage.out.append("Usage: ").append(ParsedLine.name(path)).append(' ');
        usage.out.append(command.synopsis()).append('\n');
        for (String paragraph : command.about()) {
            usage.wrap(paragraph, 0, 0);
            usage.out.append(paragraph.equals(command.about().getLast()) ? "" : "\n");
        }
        var options = new ArrayList<Option>();
        for (Command one : path) {
            options.addAll(one.options());
        }
        options.sort(Comparator.comparing(Option::sortName));
        options.forEach(usage::option);
        if (!command.commands().isEmpty()) {
            usage.commands(command.commands());
        }
        return usage.out.toString();
    }

    private void option(Option option) {
        String first = option.names().getFirst();
        boolean isLong = first.startsWith("--");
        int start = out.length();
        out.append(isLong ? "      " : "  ").append(String.join(", ", option.names()));
        out.append(option.isFlag() ? "" : "=" + option.label());
        int length = out.length() - start;
        if (length > COLUMN - 2) {
            out.append('\n');
            length = 0;
        }
        out.repeat(' ', COLUMN - length);
        wrap(option.description(), COLUMN, COLUMN + 2);
    }

    private void commands(List<Command> commands) {
        int width = 0;
        for (Command command : commands) {
            width = Math.max(width, command.name().length());
        }
        out.append("Commands:\n");
        for (Command command : commands) {
            String name = command.name();
            out.append("  ").append(name).repeat(' ', width - name.length() + 2);
            wrap(command.about().getFirst(), width + 4, width + 4);
        }
    }

    /** Appends a text that begins at a column, and its further lines at another. */
    private void wrap(String text, int column, int further) {
        int at = column;
        boolean isFirst = true;
        for (String word : text.split(" ", -1)) {
            if (!isFirst && at + 1 + word.length() > WIDTH) {
                out.append('\n').repeat(' ', further);
                at = further;
            } else if (!isFirst) {
                out.append(' ');
                at++;
            }
            out.append(word);
            at += word.length();
            isFirst = false;
        }
        out.append('\n');
    }
}
