// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import wippy.runtime.load.Problem.Severity;

/** Says in an author's words what the YAML parser says in a parser's. */
final class SyntaxMessages {

    private static final Pattern CANNOT_START =
            Pattern.compile("found character '(.*)' that cannot start any token.*", Pattern.DOTALL);
    private static final Pattern ESCAPE =
            Pattern.compile("found unknown escape character (.+)\\(\\d+\\)");
    private static final Pattern NOT_CLOSED =
            Pattern.compile("expected ',' or '(.)', but got .*", Pattern.DOTALL);

    private SyntaxMessages() {}

    private record Words(String message, String hint) {}

    static Problem problem(String file, MarkedYamlEngineException error) {
        String what = neverEnds(error);
        Optional<Mark> mark = what.isEmpty() ? error.getProblemMark() : error.getContextMark();
        Words words =
                what.isEmpty()
                        ? words(error)
                        : new Words("the " + what + " that begins here never ends", "close it");
        return new Problem(
                Severity.ERROR,
                file,
                mark.map(Mark::getLine).orElse(-1) + 1,
                mark.map(Mark::getColumn).orElse(-1) + 1,
                words.message(),
                words.hint());
    }

    /** {@return what is still open at the end of the file, empty if nothing is} */
    private static String neverEnds(MarkedYamlEngineException error) {
        String context = String.valueOf(error.getContext());
        boolean isAtEnd =
                error.getProblem().equals("found unexpected end of stream")
                        || error.getProblem().endsWith("<stream end>");
        if (!isAtEnd) {
            return "";
        }
        if (context.contains("quoted scalar")) {
            return "quoted text";
        }
        return context.contains("flow mapping")
                ? "map"
                : context.contains("flow sequence") ? "list" : "";
    }

    private static Words words(MarkedYamlEngineException error) {
        String problem = error.getProblem();
        Matcher start = CANNOT_START.matcher(problem);
        if (start.matches()) {
            return start.group(1).startsWith("\\t")
                    ? new Words("expected blanks, got a tab", "indent YAML with blanks only")
                    : new Words(
                            "text without quotes cannot begin with '" + start.group(1) + "'",
                            "put quotes around the text");
        }
        Matcher escape = ESCAPE.matcher(problem);
        if (escape.matches()) {
            return new Words(
                    "there is no escape \\" + escape.group(1) + " in YAML",
                    "write \\\\ for a backslash, or use single quotes");
        }
        Matcher open = NOT_CLOSED.matcher(problem);
        if (open.matches()) {
            String what = open.group(1).equals("]") ? "list" : "map";
            return new Words(
                    "expected ',' or '" + open.group(1) + "' in a " + what + begun(error),
                    "close the " + what + " with '" + open.group(1) + "'");
        }
        if (problem.startsWith("expected <block end>")) {
            boolean isList = String.valueOf(error.getContext()).contains("collection");
            String what = isList ? "list item ('- ')" : "key";
            return new Words(
                    "expected a "
                            + what
                            + " in column "
                            + (error.getContextMark().map(Mark::getColumn).orElse(0) + 1)
                            + ", as in the "
                            + (isList ? "list" : "map")
                            + begun(error),
                    "indent the line like its neighbours");
        }
        return switch (problem) {
            case "mapping values are not allowed here" ->
                    new Words(
                            "a key cannot stand here",
                            "check the indentation, write a blank after the colon of a key, and"
                                    + " put quotes around text that contains ': '");
            case "sequence entries are not allowed here" ->
                    new Words(
                            "a list item cannot stand here",
                            "begin the list on a line of its own, or put quotes around the text");
            case "could not find expected ':'" ->
                    new Words("expected ':' after a key", "write key: value");
            case "expected the node content, but found '<stream end>'" ->
                    new Words(
                            "expected a value, but the file ends",
                            "write it, or take its key away");
            default -> new Words(problem, "put quotes around text with special characters");
        };
    }

    private static String begun(MarkedYamlEngineException error) {
        return error.getContextMark()
                .map(mark -> " that begins on line " + (mark.getLine() + 1))
                .orElse("");
    }
}
