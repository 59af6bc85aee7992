// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wippy.registry.Entry;
import wippy.registry.Fault;
import wippy.runtime.load.EntryLoader;
import wippy.runtime.load.LockFile;
import wippy.runtime.load.Problem;

/**
 * Each field of each kind, missing, of a wrong type, and misspelled: each mistake is told where it
 * is, with what was expected and what to write. The fields are those of {@code fields.txt}.
 */
final class FieldTableTest {

    /** A field: its place in the entry, what it takes, and whether it must be there. */
    private record Row(String kind, String path, String type, boolean isRequired) {
        String parent() {
            int dot = path.lastIndexOf('.');
            return dot < 0 ? "" : path.substring(0, dot);
        }

        String key() {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    }

    /** What none of a type is, as YAML. */
    private static final Map<String, List<String>> WRONG =
            Map.ofEntries(
                    Map.entry("text", List.of("5", "true", "[x]", "{ a: 1 }")),
                    Map.entry("plain", List.of("1.5", "[x]", "{ a: 1 }")),
                    Map.entry("full", List.of("5", "true", "[x]", "{ a: 1 }", "bare")),
                    Map.entry("name", List.of("5", "[x]", "{ a: 1 }", "a-b", "''")),
                    Map.entry("flag", List.of("'true'", "1", "[true]", "{ a: 1 }", "yes")),
                    Map.entry("count", List.of("'4'", "x", "1.5", "-1", "true", "[1]")),
                    Map.entry("number", List.of("'0.5'", "x", "-1", "true", "[1]")),
                    Map.entry(
                            "duration",
                            List.of("soon", "'5'", "-1s", "-1", "1.5", "true", "[1s]", "{ s: 1 }")),
                    Map.entry("choice", List.of("sometimes", "5", "[x]", "''")),
                    Map.entry("texts", List.of("x", "5", "{ a: 1 }", "[5]", "[x, '']", "[[x]]")),
                    Map.entry("ids", List.of("x", "5", "{ a: 1 }", "[5]", "[bare]", "[]")),
                    Map.entry("list", List.of("x", "5", "true", "{ a: 1 }")),
                    Map.entry("maps", List.of("x", "5", "{ a: 1 }", "[5]", "[x]")),
                    Map.entry("map", List.of("x", "5", "true", "[1]")),
                    Map.entry("textmap", List.of("x", "5", "[1]", "{ a: 5 }", "{ a: [x] }")),
                    Map.entry("plainmap", List.of("x", "5", "[1]", "{ a: 1.5 }", "{ a: [x] }")),
                    Map.entry("component", List.of("5", "[x]", "acme", "a/b/c", "''")),
                    Map.entry("versions", List.of("5", "[x]", "latest please")),
                    Map.entry("any", List.of()));

    /** What each kind cannot be without. */
    private static final Map<String, List<String>> NEEDED =
            Map.of(
                    "function.lua", List.of("source: return {}", "method: main"),
                    "library.lua", List.of("source: return {}"),
                    "process.lua", List.of("source: return {}", "method: main"),
                    "process.service", List.of("process: app:p", "host: app:h"),
                    "env.variable", List.of("storage: app:s"),
                    "env.storage.file", List.of("file_path: a.env"),
                    "env.storage.router", List.of("storages: ['app:s']"),
                    "ns.dependency", List.of("component: acme/http"),
                    "ns.requirement", List.of("targets: [{ entry: 'app:e', path: a }]"));

    /** Components of records that are not named like the key they come from. */
    private static final Map<String, String> KEYS =
            Map.ofEntries(
                    Map.entry("actorId", "id"),
                    Map.entry("actorMeta", "meta"),
                    Map.entry("summary", "short"),
                    Map.entry("isMain", "main"),
                    Map.entry("publicName", "variable"),
                    Map.entry("otherwise", "default"),
                    Map.entry("isReadOnly", "readonly"),
                    Map.entry("versions", "version"),
                    Map.entry("directoryMode", "dir_mode"));

    @TempDir private Path directory;

    /** An entry of a kind with one line, or another one, or without one. */
    private String entry(String kind, String line) {
        var lines = new ArrayList<>(NEEDED.getOrDefault(kind, List.of()));
        String key = line.substring(0, line.indexOf(':') + 1);
        lines.removeIf(needed -> needed.startsWith(key));
        if (!line.endsWith("!")) {
            lines.addFirst(line);
        }
        return "namespace: app\nentries:\n  - name: e\n    kind: "
                + kind
                + "\n    "
                + String.join("\n    ", lines)
                + "\n";
    }

    /** The field with a value as one line of YAML; a digit in its path is a place in a list. */
    private static String line(String path, String value) {
        String[] keys = path.split("\\.", -1);
        var text = new StringBuilder(keys[0] + ": ");
        var end = new StringBuilder();
        for (int i = 1; i < keys.length; i++) {
            boolean isIndex = keys[i].equals("0");
            text.append(isIndex ? "[" : "{ " + keys[i] + ": ");
            end.insert(0, isIndex ? "]" : " }");
        }
        return text.append(value).append(end).toString();
    }

    private List<Problem> problems(String text) throws IOException {
        Path file = directory.resolve("src/_index.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        var loaded = EntryLoader.load(directory, LockFile.DEFAULT);
        assertThat(loaded.problems()).as(text).isEmpty();
        Entry entry = loaded.entries().getFirst();
        var findings = new Findings(entry);
        ConfigCasesTest.config(findings);
        var problems = new ArrayList<>(findings.warnings());
        for (Fault fault : findings.errors()) {
            var place = entry.origin().locate(fault.path());
            problems.add(
                    new Problem(
                            Problem.Severity.ERROR,
                            entry.origin().file(),
                            place.line(),
                            place.column(),
                            fault.message(),
                            fault.hint()));
        }
        return problems;
    }

    private static Stream<Problem> errors(List<Problem> problems) {
        return problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR);
    }

    static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        List<String> kinds = List.of();
        try (var stream = FieldTableTest.class.getResourceAsStream("fields.txt")) {
            for (String line :
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.startsWith(" ")) {
                    kinds = List.of(line.split(" "));
                    continue;
                }
                String[] columns = line.strip().split(" +", -1);
                boolean isRequired = columns[0].endsWith("!");
                String path = columns[0].replace("!", "");
                for (String kind : kinds) {
                    rows.add(new Row(kind, path, columns[1], isRequired));
                }
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aWrongValueIsToldWhereItStandsWithWhatToWrite(Row row) throws IOException {
        for (String value : WRONG.get(row.type())) {
            String text = entry(row.kind(), line(row.path(), value));
            assertThat(errors(problems(text)))
                    .as(text)
                    .isNotEmpty()
                    .allSatisfy(
                            problem -> {
                                assertThat(problem.file()).isEqualTo("src/_index.yaml");
                                assertThat(problem.line()).isEqualTo(5);
                                assertThat(problem.hint()).isNotBlank();
                                assertThat(problem.message())
                                        .containsPattern("expected .*, got |needs .*, got nothing");
                            })
                    .anySatisfy(problem -> assertThat(problem.message()).contains(row.key()));
        }
    }

    /** Metadata may have keys of others, which nothing is said about. */
    static Stream<Row> rowsOfOurs() throws IOException {
        return rows().stream().filter(row -> !row.parent().equals("meta"));
    }

    @ParameterizedTest
    @MethodSource("rowsOfOurs")
    void aMisspelledKeyIsToldWithTheRightOne(Row row) throws IOException {
        String wrong = row.path() + row.path().charAt(row.path().length() - 1);
        String text = entry(row.kind(), line(wrong, "x"));
        if (row.isRequired()) { // not to be there under its right name
            text = text.replaceAll("\n    " + row.path() + ": .*", "");
        }
        assertThat(problems(text))
                .as(text)
                .anySatisfy(
                        problem -> {
                            assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
                            assertThat(problem.line()).isEqualTo(5);
                            assertThat(problem.message()).contains("is not known and ignored");
                            assertThat(problem.hint())
                                    .isEqualTo("did you mean '" + row.key() + "'?");
                        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatMustBeThereIsAskedForAndNothingElse(Row row) throws IOException {
        boolean isTop = row.parent().isEmpty();
        String line = isTop ? row.path() + ":!" : line(row.parent(), "{ zzz: 1 }");
        List<Problem> problems = problems(entry(row.kind(), line));
        List<String> asked =
                errors(problems)
                        .filter(p -> p.message().endsWith("got nothing"))
                        .filter(p -> p.message().contains(row.key() + "'"))
                        .map(Problem::hint)
                        .toList();
        assertThat(asked).as(line).hasSize(row.isRequired() ? 1 : 0).doesNotContain("");
    }

    @Test
    void hasEachFieldThatIsRead() throws Exception {
        var table = new TreeSet<String>();
        rows().forEach(row -> table.add(row.key()));
        var read = new TreeSet<String>();
        for (Class<?> config :
                List.of(
                        FunctionConfig.class,
                        LibraryConfig.class,
                        ProcessConfig.class,
                        ProcessHostConfig.class,
                        ProcessServiceConfig.class,
                        TerminalHostConfig.class,
                        EnvVariableConfig.class,
                        EnvStorageConfig.File.class,
                        EnvStorageConfig.Static.class,
                        EnvStorageConfig.Router.class,
                        DefinitionConfig.class,
                        DependencyConfig.class,
                        DependencyConfig.Parameter.class,
                        RequirementConfig.class,
                        LifecycleConfig.class,
                        RestartConfig.class,
                        SecurityConfig.class,
                        PoolConfig.class,
                        LuaUnit.class)) {
            addKeys(config, read);
        }
        read.removeAll(Set.of("unit", "file", "path"));
        assertThat(table).containsAll(read);
    }

    private static void addKeys(Class<?> config, Set<String> keys) {
        for (RecordComponent component : config.getRecordComponents()) {
            String name = component.getName();
            keys.add(
                    KEYS.getOrDefault(
                            name, name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void knowsWhatIsWrongForEachTypeAndWritesIt() throws IOException {
        assertThat(rows().stream().map(Row::type).distinct())
                .containsExactlyInAnyOrderElementsOf(WRONG.keySet());
        assertThat(line("a.b.0.c", "1")).isEqualTo("a: { b: [{ c: 1 }] }");
    }
}
