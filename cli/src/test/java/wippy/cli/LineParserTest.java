// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wippy.cli.Command.Arguments;
import wippy.runtime.load.LockFile;

final class LineParserTest {
    private static ParsedLine parse(String line) {
        return LineParser.parse(Commands.program(), List.of(line.split(" ", -1)));
    }

    /** A line as it is understood: the commands, the options by their first names, the rest. */
    private static String shown(String line) {
        ParsedLine parsed = parse(line);
        var options = new TreeSet<String>();
        parsed.values()
                .forEach((option, values) -> options.add(option.names().getFirst() + values));
        return ParsedLine.name(parsed.path()) + " " + options + " " + parsed.arguments();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run | wippy run [] []",
                "run -x app:p a --b -- c | wippy run [-x[app:p]] [a, --b, --, c]",
                "run show -x | wippy run [] [show, -x]",
                "run ./d show -x | wippy run [] [./d, show, -x]",
                "run ./d -x p -v q -v | wippy run [-v[], -x[p]] [./d, q, -v]",
                "run ./d list | wippy run list [] [./d]",
                "run list ./d --config c | wippy run list [--config[c]] [./d]",
                "-v run --very-verbose -cs | wippy run [--very-verbose[], -c[], -s[], -v[]] []",
                "run -m512m | wippy run [-m[512m]] []",
                "run -m=512m | wippy run [-m[512m]] []",
                "run -m= | wippy run [-m[]] []",
                "run -vm 5G -v | wippy run [-m[5G], -v[, ]] []",
                "run --memory-limit=5G | wippy run [-m[5G]] []",
                "run --set a=b --set=c=d=e | wippy run [--set[a=b, c=d=e]] []",
                "run --set -1 | wippy run [--set[-1]] []",
                "run -o a:b:c=-x -o d | wippy run [-o[a:b:c=-x, d]] []",
                "run -- -x | wippy run [] [-x]",
                "run - | wippy run [] [-]",
                "registry list ./d -k x --json | wippy registry list [--json[], -k[x]] [./d]",
                "registry show a -f x b | wippy registry show [-f[x]] [a, b]",
                "init -d s --modules-dir=m | wippy init [--modules-dir[m], -d[s]] []",
            })
    void wordsAreToldApart(String line, String meaning) {
        assertThat(shown(line)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --bogus | there is no option '--bogus'; see 'wippy run --help'",
                "run --stric | there is no option '--stric': did you mean '--strict'?",
                "run -q | there is no option '-q'; see 'wippy run --help'",
                "run -vq | there is no option '-q'; see 'wippy run --help'",
                "registry --json | there is no option '--json'; see 'wippy registry --help'",
                "-x p run | there is no option '-x'; see 'wippy --help'",
                "rnu | there is no command 'rnu': did you mean 'run'?",
                "registry lsit | there is no command 'lsit': did you mean 'list'?",
                "version 1 | nothing can be done with '1'; see 'wippy version --help'",
                "run list a b | nothing can be done with 'b'; see 'wippy run list --help'",
                "run -x | the option '-x' expects ENTRY, got nothing; see 'wippy run --help'",
                "run --set --strict | the option '--set' expects SECTION.KEY=VALUE, got nothing;"
                        + " see 'wippy run --help'",
                "run --strict=no | the option '--strict' has no value, got '--strict=no'; see"
                        + " 'wippy run --help'",
            })
    void whatMeansNothingIsOneSentence(String line, String sentence) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(CommandError.class).hasMessage(sentence);
    }

    @Test
    void anOptionHasAllItsNamesAndItsLastOrUsualValue() {
        ParsedLine line = parse("registry list -k a --kind b");
        assertThat(line.texts("--kind")).isEqualTo(line.texts("-k")).containsExactly("a", "b");
        assertThat(line.text("--kind")).contains("b");
        assertThat(line.has("--json")).isFalse();
        assertThat(line.text("--json")).isEmpty();
        assertThat(parse("init").text("-d")).contains("./src");
        assertThat(parse("init").has("-d")).isFalse();
        assertThat(parse("init -d x").text("--src-dir")).contains("x");
    }

    @Test
    void aDirectoryWithALockFileIsOneWhateverItsName(@TempDir Path directory) throws Exception {
        LockFile.DEFAULT.write(directory.resolve(LockFile.NAME));
        assertThat(Files.exists(directory.resolve(LockFile.NAME))).isTrue();
        ParsedLine line = parse("run " + directory + " -v show -v");
        assertThat(line.arguments()).containsExactly(directory.toString(), "show", "-v");
        assertThat(line.texts("-v")).hasSize(1);
    }

    @Test
    void helpShowsEachOptionAndCommandWithinItsWidth() {
        var commands = new ArrayList<List<Command>>();
        collect(List.of(Commands.program()), commands);
        assertThat(commands).hasSizeGreaterThan(9);
        for (List<Command> path : commands) {
            String usage = Usage.of(path);
            assertThat(usage).startsWith("Usage: " + ParsedLine.name(path) + " ");
            assertThat(usage.lines()).allSatisfy(l -> assertThat(l.length()).isLessThan(101));
            for (Command command : path) {
                for (Option option : command.options()) {
                    assertThat(usage).contains(String.join(", ", option.names()));
                }
            }
            for (Command inner : path.getLast().commands()) {
                assertThat(usage).contains("\n  " + inner.name() + " ");
            }
        }
    }

    private static void collect(List<Command> path, List<List<Command>> all) {
        all.add(path);
        for (Command inner : path.getLast().commands()) {
            var longer = new ArrayList<>(path);
            longer.add(inner);
            collect(longer, all);
        }
    }

    @Test
    void helpReadsLikeThis() {
        var command =
                new Command(
                        "do",
                        "[OPTIONS] THING",
                        Arguments.ONE,
                        List.of("Does a thing.", "More about it."),
                        List.of(
                                Option.value("FILE", "Where it goes.", "-f", "--file").usually("x"),
                                Option.flag("Says what it does.", "--all"),
                                Option.value(
                                        "A-VERY-LONG-LABEL", "word ".repeat(20).strip(), "--l")),
                        List.of());
        assertThat(Usage.of(List.of(command)))
                .isEqualTo(
                        """
                        Usage: do [OPTIONS] THING
                        Does a thing.

                        More about it.
                              --all                 Says what it does.
                          -f, --file=FILE           Where it goes. Default: x
                              --l=A-VERY-LONG-LABEL
                                                    word word word word word word word word word word word word word word
                                                      word word word word word word
                        """);
    }
}
