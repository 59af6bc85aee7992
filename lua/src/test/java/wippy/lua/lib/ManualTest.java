// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wippy.lua.LuaTable;

/** Holds {@code docs/lua-manual.md} to what a fresh state has, and to the tests that it names. */
final class ManualTest {

    private static final Path PAGE = Path.of("../docs/lua-manual.md");
    private static final Pattern ROW =
            Pattern.compile("\\| (.+) \\| ((complete|partial|absent)\\b.*) \\| (.*?) ?\\|");
    private static final Pattern LIBRARY = Pattern.compile("## .*\\(§6\\.\\d+\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern REFERENCE = Pattern.compile("\\[(\\w+)]");
    private static final Pattern DEFINITION = Pattern.compile("\\[(\\w+)]: (\\S+)");

    private record Row(String entry, String state, List<String> tests, boolean isOfLibrary) {

        boolean isAbsent() {
            return state.startsWith("absent");
        }

        List<String> names() {
            return CODE.matcher(entry).results().map(m -> m.group(1)).toList();
        }
    }

    private static final List<Row> ROWS = new ArrayList<>();
    private static final Map<String, Path> TESTS = new HashMap<>();

    @BeforeAll
    static void readPage() throws IOException {
        boolean isOfLibrary = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                isOfLibrary = LIBRARY.matcher(line).matches();
            }
            Matcher row = ROW.matcher(line);
            Matcher definition = DEFINITION.matcher(line);
            if (row.matches()) {
                List<String> tests =
                        REFERENCE.matcher(row.group(4)).results().map(m -> m.group(1)).toList();
                ROWS.add(new Row(row.group(1), row.group(2), tests, isOfLibrary));
            } else if (definition.matches()) {
                TESTS.put(
                        definition.group(1), PAGE.resolveSibling(definition.group(2)).normalize());
            }
        }
        assertThat(ROWS).hasSizeGreaterThan(200);
    }

    @Test
    void whatIsSaidToBeThereIsThereAndNothingElse() {
        var said = new TreeSet<String>();
        for (Row row : ROWS) {
            if (row.isOfLibrary && !row.isAbsent()) {
                assertThat(row.names()).hasSize(1);
                said.add(row.names().getFirst());
            }
        }
        assertThat(said).isEqualTo(namesOfFreshState());
    }

    @Test
    void whatIsSaidToBeAbsentIsAbsent() {
        var present = namesOfFreshState();
        assertThat(ROWS.stream().filter(row -> row.isOfLibrary && row.isAbsent()))
                .noneMatch(row -> row.names().stream().anyMatch(present::contains));
    }

    @Test
    void whatIsThereHasATestThatSpeaksOfIt() {
        var problems = new ArrayList<String>();
        for (Row row : ROWS) {
            if (row.isAbsent()) {
                continue;
            }
            if (row.tests.isEmpty()) {
                problems.add(row.entry + " has no test");
            }
            String text = textOf(row.tests);
            for (String name : row.names()) {
                if (!text.contains(lastOf(name))) {
                    problems.add(row.tests + " say nothing of " + name);
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void everyTestIsAFile() {
        assertThat(TESTS.values()).allSatisfy(path -> assertThat(path).isRegularFile());
        assertThat(TESTS.keySet())
                .containsAll(ROWS.stream().flatMap(row -> row.tests.stream()).toList());
    }

    @Test
    void whatIsNotCompleteSaysWhy() {
        assertThat(ROWS.stream().filter(row -> !row.state.startsWith("complete")))
                .allSatisfy(row -> assertThat(row.state).matches("(partial|absent): .{10,}"));
    }

    /** A script's text and what it prints. */
    private static String textOf(List<String> tests) {
        StringBuilder text = new StringBuilder();
        for (String test : tests) {
            try {
                Path path = TESTS.get(test);
                text.append(Files.readString(path, StandardCharsets.ISO_8859_1));
                Path output = Path.of(path.toString().replaceFirst("\\.lua$", ".out"));
                text.append(Files.readString(output, StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new AssertionError("cannot read the test " + test, e);
            }
        }
        return text.toString();
    }

    /** {@return {@code rep} of {@code string.rep}; anything else as it is} */
    private static String lastOf(String name) {
        return name.replaceFirst("^\\w+[.:](\\w+)$", "$1");
    }

    /** {@return {@code print}, {@code string.rep}, {@code file:read} and so on} */
    private static Set<String> namesOfFreshState() {
        var nowhere = new ByteOutput(new ByteArrayOutputStream(), ByteOutput.Buffering.FULL);
        var streams = new StandardStreams(new ByteArrayInputStream(new byte[0]), nowhere, nowhere);
        LuaTable globals = StandardLibrary.plain(streams).globals();
        var names = new TreeSet<String>();
        LuaTable loaded = (LuaTable) ((LuaTable) globals.get("package")).get("loaded");
        keys(globals)
                .forEach(
                        name -> {
                            if (globals.get(name) instanceof LuaTable library
                                    && library != globals) {
                                assertThat(loaded.get(name)).isSameAs(library);
                                keys(library).forEach(key -> names.add(name + "." + key));
                            } else {
                                names.add(name);
                            }
                        });
        LuaFile file = (LuaFile) ((LuaTable) globals.get("io")).get("stdout");
        keys((LuaTable) file.metatable().get("__index")).forEach(key -> names.add("file:" + key));
        return names;
    }

    private static Stream<String> keys(LuaTable table) {
        var keys = new ArrayList<String>();
        for (int i = table.nextIndex(0); i != 0; i = table.nextIndex(i)) {
            keys.add((String) table.keyAt(i));
        }
        return keys.stream();
    }
}
