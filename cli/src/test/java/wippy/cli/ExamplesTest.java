// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wippy.runtime.load.LockFile;

/** The applications among the examples of the project print what their READMEs show. */
class ExamplesTest {
    private static final Path ROOT = Path.of("..");
    private static final String COMMAND = "$ ./wippy ";

    /** Their output differs from run to run; they have tests of their own. */
    private static final List<String> LIVELY = List.of("ping-pong", "ticket-desk");

    /** A command of a README and the output that it shows. */
    record Shown(List<String> arguments, String output) {

        @Override
        public String toString() {
            return String.join(" ", arguments);
        }
    }

    static List<Shown> shown() throws IOException {
        var all = new ArrayList<Shown>();
        try (Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
            for (Path example : examples.sorted().toList()) {
                boolean isApplication = Files.exists(example.resolve(LockFile.NAME));
                if (isApplication && !LIVELY.contains(example.getFileName().toString())) {
                    List<Shown> here = shownBy(example.resolve("README.md"));
                    assertThat(here).as("commands in the README of " + example).isNotEmpty();
                    all.addAll(here);
                }
            }
        }
        return all;
    }

    private static List<Shown> shownBy(Path readme) throws IOException {
        var all = new ArrayList<Shown>();
        List<String> arguments = null;
        var output = new StringBuilder();
        for (String line : Files.readAllLines(readme)) {
            boolean isCommand = line.startsWith(COMMAND);
            if (arguments != null && (isCommand || line.equals("```"))) {
                all.add(new Shown(arguments, output.toString().stripTrailing() + "\n"));
                arguments = null;
            }
            if (isCommand) {
                arguments = arguments(line.substring(COMMAND.length()));
                output.setLength(0);
            } else if (arguments != null) {
                output.append(line).append('\n');
            }
        }
        return all;
    }

    private static List<String> arguments(String line) {
        return Stream.of(line.split(" "))
                .map(word -> word.startsWith("examples/") ? ROOT.resolve(word).toString() : word)
                .toList();
    }

    private static CommandRun run(List<String> arguments) {
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void theOutputIsThatOfTheReadme(Shown shown) {
        var run = run(shown.arguments());
        assertThat(run.error()).isEmpty();
        assertThat(run.output()).isEqualTo(shown.output());
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void pingPongGoesOnAfterItsServiceCrashed() {
        var run = run(arguments("run examples/ping-pong ping"));
        assertThat(run.output().lines().distinct())
                .containsExactly(
                        "round 1: pong",
                        "round 2: pong",
                        "round 3: no answer, trying again",
                        "round 3: pong",
                        "round 4: pong",
                        "round 5: pong");
        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void theDayAtTheTicketDeskEndsWithAllTicketsSolved() {
        var run = run(arguments("run examples/ticket-desk day Refund!"));
        assertThat(run.error()).isEmpty();
        assertThat(run.output())
                .containsPattern(
                        """

                        7 tickets opened, 7 solved: accounts 3, billing 2, network 1, senior 1
                        1 escalated, [123] taken back from a desk that crashed
                        ticket #1 was done by accounts, attempt [12]
                        $""");
        assertThat(lives(run.output()))
                .hasEntrySatisfying("1", ExamplesTest::isSolvedByItsDesk)
                .hasEntrySatisfying("4", ExamplesTest::isSolvedByItsDesk)
                .containsEntry(
                        "3", List.of("opened", "assigned", "escalated", "assigned", "solved"))
                .containsEntry("6", List.of("opened", "assigned", "lost", "assigned", "solved"))
                .containsEntry("7", List.of("opened", "assigned", "solved"));
        assertThat(run.exitCode()).isZero();
    }

    /** At once, or after #6, which came to the desk before it, made the desk crash. */
    private static void isSolvedByItsDesk(List<String> life) {
        assertThat(life)
                .isIn(
                        List.of("opened", "assigned", "solved"),
                        List.of("opened", "assigned", "lost", "assigned", "solved"));
    }

    /** What happened to each ticket, in that order. */
    private static Map<String, List<String>> lives(String output) {
        var event = Pattern.compile(" *\\d+ ms  #(\\d+) +(\\w+) .*");
        var lives = new LinkedHashMap<String, List<String>>();
        output.lines()
                .map(event::matcher)
                .filter(java.util.regex.Matcher::matches)
                .forEach(
                        line ->
                                lives.computeIfAbsent(line.group(1), _ -> new ArrayList<>())
                                        .add(line.group(2)));
        return lives;
    }

    @Test
    void theTicketDeskPassesItsOwnTests() {
        var run = run(arguments("test examples/ticket-desk"));
        assertThat(run.output()).endsWith("7 tests, 0 failures\n").doesNotContain("FAIL");
        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }
}
