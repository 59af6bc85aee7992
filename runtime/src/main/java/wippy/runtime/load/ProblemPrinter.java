// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Renders problems for people: place, message, the offending line with a caret, and the hint.
 *
 * <pre>{@code
 * src/_index.yaml:9:5: error: there is no kind 'proces.lua'
 *   9 |     kind: proces.lua
 *     |           ^
 *   hint: did you mean 'process.lua'?
 * }</pre>
 */
public final class ProblemPrinter {

    private static final int LINE_LENGTH_MAX = 160;

    /** What could move the cursor of a terminal. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

    private final Path base;
    private final Map<String, List<String>> linesByFile = new HashMap<>();

    /**
     * Prints problems of one application.
     *
     * @param base the directory that the file names of problems are relative to
     */
    public ProblemPrinter(Path base) {
        this.base = base;
    }

    /** {@return the problem in one to four lines, each ended} */
    public String print(Problem problem) {
        var text = new StringBuilder(problem.toString()).append('\n');
        if (problem.line() > 0) {
            var lines = linesByFile.computeIfAbsent(problem.file(), this::lines);
            if (problem.line() <= lines.size()) {
                excerpt(problem, lines.get(problem.line() - 1), text);
            }
        }
        if (!problem.hint().isEmpty()) {
            text.append("  hint: ").append(problem.hint()).append('\n');
        }
        return text.toString();
    }

    private static void excerpt(Problem problem, String line, StringBuilder text) {
        String number = Integer.toString(problem.line());
        text.append("  ").append(number).append(" | ");
        boolean isLong = line.length() > LINE_LENGTH_MAX;
        String shown = isLong ? line.substring(0, LINE_LENGTH_MAX) + "…" : line;
        text.append(CONTROL.matcher(shown).replaceAll("\ufffd")).append('\n');
        int before =
                line.codePointCount(0, line.length()) < problem.column() - 1
                        ? line.length()
                        : line.offsetByCodePoints(0, problem.column() - 1);
        if (before <= LINE_LENGTH_MAX) {
            text.append("  ").append(" ".repeat(number.length())).append(" | ");
            line.substring(0, before)
                    .codePoints()
                    .forEach(character -> text.append(character == '\t' ? '\t' : ' '));
            text.append("^\n");
        }
    }

    private List<String> lines(String file) {
        try {
            byte[] bytes = Files.readAllBytes(base.resolve(file));
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException | InvalidPathException unreadable) {
            return List.of(); // the message without its line is still a message
        }
    }
}
