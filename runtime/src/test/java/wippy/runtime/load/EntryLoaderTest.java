// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wippy.registry.DataPath;
import wippy.registry.EntryId;
import wippy.registry.FileText;
import wippy.registry.Origin;

final class EntryLoaderTest {

    @TempDir Path directory;

    @BeforeEach
    void makeSource() throws IOException {
        Files.createDirectories(directory.resolve("src"));
    }

    private void write(String file, String text) throws IOException {
        Files.write(directory.resolve(file), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Loaded load() {
        return EntryLoader.load(directory, LockFile.DEFAULT);
    }

    @Test
    void everyValueKnowsItsPlace() throws IOException {
        write(
                "src/_index.yaml",
                """
                namespace: app
                meta:
                  team: core
                entries:
                  - name: a
                    kind: process.service
                    meta: {title: x}
                    lifecycle:
                      requires: [b, c]
                """);
        Origin origin = load().entries().getFirst().origin();
        assertThat(origin).hasToString("src/_index.yaml:5:5");
        assertThat(place(origin, DataPath.KIND)).isEqualTo("6:11 6:5");
        assertThat(place(origin, DataPath.META.child("title"))).isEqualTo("7:19 7:12");
        assertThat(place(origin, DataPath.META.child("team"))).isEqualTo("3:9 3:3");
        DataPath requires = DataPath.DATA.child("lifecycle").child("requires");
        assertThat(place(origin, requires)).isEqualTo("9:17 9:7");
        assertThat(place(origin, requires.child(1))).isEqualTo("9:21 9:21");
        assertThat(place(origin, DataPath.DATA.child("absent"))).isEqualTo("5:5 5:5");
    }

    private static String place(Origin origin, DataPath path) {
        Origin.Place place = origin.locate(path);
        return place.line()
                + ":"
                + place.column()
                + " "
                + place.keyLine()
                + ":"
                + place.keyColumn();
    }

    @Test
    void theBytesOfASourceFileArriveUnchanged() throws IOException {
        write("src/_index.yaml", "namespace: app\nname: a\nkind: k\nsource: file://a.lua\n");
        write("src/a.lua", "return '\u00ff\u0000\u00e9'\r\n");
        var source = load().entries().getFirst().fields().get("source");
        assertThat(source).isEqualTo(new FileText("src/a.lua", "return '\u00ff\u0000\u00e9'\r\n"));
    }

    @Test
    void aLinkOutOfTheSourceDirectoryIsNotFollowed() throws IOException {
        write("secret.lua", "return 0");
        Files.createSymbolicLink(
                directory.resolve("src/link.lua"), directory.resolve("secret.lua"));
        write("src/_index.yaml", "namespace: app\nname: a\nkind: k\nsource: file://link.lua\n");
        var loaded = load();
        assertThat(loaded.entries()).isEmpty();
        assertThat(loaded.problems())
                .singleElement()
                .hasToString(
                        "src/_index.yaml:4:9: error:"
                                + " 'file://link.lua' leads out of the source directory src");
    }

    @Test
    void textThatIsNotUtf8IsRefusedWithItsPlace() throws IOException {
        write("src/_index.yaml", "namespace: app\nname: a\nkind: caf\u00e9\n");
        var loaded = load();
        assertThat(loaded.entries()).isEmpty();
        assertThat(loaded.problems())
                .singleElement()
                .hasToString(
                        "src/_index.yaml:3:10: error: expected UTF-8, got a byte that is none");
    }

    @Test
    void otherEncodingsAreNamed() throws IOException {
        Files.write(
                directory.resolve("src/_index.yaml"),
                "namespace: app\n".getBytes(StandardCharsets.UTF_16));
        assertThat(load().problems())
                .singleElement()
                .satisfies(
                        problem ->
                                assertThat(problem.hint())
                                        .isEqualTo("the file is UTF-16: save it as UTF-8"));
        write(".wippy.yaml", "version: 1\nname: caf\u00e9\n");
        var problems = new ArrayList<Problem>();
        var path = directory.resolve(".wippy.yaml");
        assertThat(SettingsFile.read(".wippy.yaml", path, problems)).isEmpty();
        write("wippy.lock", "directories: \u00ff\n");
        problems.addAll(LockFile.read(directory.resolve("wippy.lock")).problems());
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        ".wippy.yaml:2:10: error: expected UTF-8, got a byte that is none",
                        "wippy.lock:1:14: error: expected UTF-8, got a byte that is none");
    }

    @Test
    void aByteOrderMarkIsIgnored() throws IOException {
        write("src/_index.yaml", "\u00ef\u00bb\u00bfnamespace: app\nname: a\nkind: k\n");
        assertThat(load().entries()).hasSize(1);
    }

    @Test
    void aMissingSourceDirectoryIsAnError() throws IOException {
        Files.delete(directory.resolve("src"));
        assertThat(load().problems())
                .containsExactly(
                        Problem.error(
                                "",
                                "the source directory "
                                        + directory.toAbsolutePath().resolve("src")
                                        + " does not exist",
                                "create it, or correct directories.src in the lock file"));
    }

    @Test
    void theApplicationItselfMayBeTheSourceDirectory() throws IOException {
        Files.createDirectories(directory.resolve(".wippy/module"));
        write(".wippy/module/_index.yaml", "namespace: m\nname: a\nkind: k\n");
        write("_index.yaml", "namespace: app\nname: a\nkind: k\n");
        var loaded = EntryLoader.load(directory, new LockFile(".", ".wippy"));
        assertThat(loaded.entries())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.id()).isEqualTo(EntryId.parse("app:a"));
                            assertThat(entry.origin()).hasToString("_index.yaml:1:1");
                        });
    }

    @Test
    void aFileThatIsTooBigIsRefused() throws IOException {
        write("src/_index.yaml", "namespace: app\n" + "#".repeat(Limits.FILE_BYTES_MAX));
        assertThat(load().problems())
                .singleElement()
                .hasToString("src/_index.yaml: error: has more than 8388608 bytes");
    }

    @Test
    void noInputMakesTheReaderThrow() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        String[] pieces = {
            "namespace: app\n",
            "entries:\n",
            "  - ",
            "name: a\n",
            "    kind: k\n",
            "[",
            "]",
            "{",
            "}",
            "&a ",
            "*a ",
            "<<: ",
            "!!int ",
            "\"",
            "'",
            "|\n",
            ">\n",
            "---\n",
            "...\n",
            "? ",
            ": ",
            "- ",
            ",",
            "#",
            "%YAML 1.1\n",
            "\t",
            "\u0001",
            "\u00e9",
            "file://x",
            "\n",
            "  ",
            "@"
        };
        for (int round = 0; round < 3_000; round++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(25); length > 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                var problems = new ArrayList<Problem>();
                var file =
                        new EntryFile(
                                new SourceRoot(directory, "src"),
                                directory.resolve("x.yaml"),
                                new ArrayList<>(),
                                problems,
                                new HashMap<>());
                file.read(text.toString());
            } catch (RuntimeException thrown) {
                throw new AssertionError("seed " + seed + ", text: " + text, thrown);
            }
        }
    }
}
