// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wippy.registry.Entry;
import wippy.registry.EntryHandler;
import wippy.registry.EntryId;
import wippy.registry.FileText;
import wippy.registry.History;
import wippy.registry.HistoryException;
import wippy.registry.MemoryHistory;
import wippy.registry.Operation;
import wippy.registry.Operation.Create;
import wippy.registry.Operation.Delete;
import wippy.registry.Operation.Update;
import wippy.registry.Outcome;
import wippy.registry.Registry;
import wippy.registry.Version;

final class SqliteHistoryTest {
    private static final int STEPS = 120;

    @TempDir private Path directory;

    private final List<History> open = new ArrayList<>();

    private Path file() {
        return directory.resolve("a/registry.db");
    }

    private SqliteHistory open() {
        var history = SqliteHistory.open(file());
        open.add(history);
        return history;
    }

    @AfterEach
    void close() {
        open.forEach(History::close);
    }

    private static Entry thing(String name, Object data) {
        return Entry.of(new EntryId("app", name), "thing", Map.of("name", name), data);
    }

    private static Registry registry(History history) {
        var registry = new Registry(_ -> List.of(), history);
        registry.register("thing", (_, _) -> EntryHandler.Staged.NOTHING);
        registry.load(List.of(thing("base", 1L)));
        return registry;
    }

    private static Version apply(Registry registry, Operation... operations) {
        return ((Outcome.Applied) registry.apply(List.of(operations))).version();
    }

    private static Version version(Registry registry, long id) {
        return registry.version(id).orElseThrow();
    }

    private static List<Entry> at(Registry registry, long id) {
        return List.copyOf(registry.snapshotAt(version(registry, id)).orElseThrow().all());
    }

    @Test
    void aRegistryGoesOnWhereItWas() {
        var first = open();
        Registry before = registry(first);
        apply(before, new Create(thing("a", 1L)));
        apply(before, new Update(thing("a", 2L)), new Delete(new EntryId("app", "base")));
        before.applyVersion(version(before, 1));
        first.close();

        Registry after = registry(open());
        assertThat(after.snapshot().version()).isEqualTo(new Version(1, 0));
        assertThat(after.snapshot().all())
                .containsExactlyInAnyOrder(thing("base", 1L), thing("a", 1L));
        assertThat(at(after, 2)).containsExactly(thing("a", 2L));
        assertThat(after.applyVersion(version(after, 2))).isInstanceOf(Outcome.Applied.class);
        assertThat(apply(after, new Delete(new EntryId("app", "a")))).isEqualTo(new Version(3, 2));
        assertThat(after.versions())
                .containsExactly(
                        Version.FIRST, new Version(1, 0), new Version(2, 1), new Version(3, 2));
    }

    @Test
    void whateverHappensItRemembersWhatMemoryDoes() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        System.out.println("seed " + seed);
        var memory = new MemoryHistory();
        var sqlite = open();
        Registry expected = registry(memory);
        Registry actual = registry(sqlite);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(8)) {
                case 0 -> {
                    sqlite.close();
                    sqlite = open();
                    actual = registry(sqlite);
                    expected = registry(memory);
                }
                case 1 -> {
                    long id = random.nextInt(expected.versions().size());
                    expected.applyVersion(version(expected, id));
                    actual.applyVersion(version(actual, id));
                }
                default -> {
                    Operation[] operations = operations(random, expected);
                    apply(expected, operations);
                    apply(actual, operations);
                }
            }
            assertThat(actual.snapshot().version())
                    .as("seed %d", seed)
                    .isEqualTo(expected.snapshot().version());
        }
        assertThat(actual.versions()).as("seed %d", seed).isEqualTo(expected.versions());
        for (Version version : expected.versions()) {
            assertThat(at(actual, version.id()))
                    .as("%s, seed %d", version, seed)
                    .isEqualTo(at(expected, version.id()));
        }
    }

    private static Operation[] operations(Random random, Registry registry) {
        var operations = new LinkedHashMap<EntryId, Operation>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            Entry entry = thing("e" + random.nextInt(10), value(random, 0));
            boolean isThere = registry.snapshot().find(entry.id()).isPresent();
            operations.put(
                    entry.id(),
                    !isThere
                            ? new Create(entry)
                            : random.nextBoolean() ? new Update(entry) : new Delete(entry.id()));
        }
        return operations.values().toArray(Operation[]::new);
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 7 : 9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(Long.SIZE);
            case 3 -> Double.longBitsToDouble(random.nextLong());
            case 4 -> text(random, Character.MAX_VALUE);
            case 5 -> text(random, Byte.MAX_VALUE).repeat(random.nextInt(100));
            case 6 -> new FileText("a.lua", text(random, 0xff));
            case 7 -> {
                var list = new ArrayList<Object>();
                for (int i = 0; i < random.nextInt(4); i++) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
            default -> {
                var map = new LinkedHashMap<String, Object>();
                for (int i = 0; i < random.nextInt(4); i++) {
                    map.put(text(random, Character.MAX_VALUE), value(random, depth + 1));
                }
                yield map;
            }
        };
    }

    private static String text(Random random, int max) {
        var text = new StringBuilder();
        for (int i = 0; i < random.nextInt(8); i++) {
            text.append((char) random.nextInt(max + 1));
        }
        return text.toString();
    }

    @Test
    void bytesThatAreNoValueAreRefused() {
        byte[] bytes = ValueBytes.write(Map.of("key", List.of(1L, "text")));
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> ValueBytes.read(part));
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatIllegalArgumentException().isThrownBy(() -> ValueBytes.read(longer));
        byte[] deep = new byte[1_000_000];
        Arrays.fill(deep, ValueBytes.write(List.of(1L))[0]);
        for (int i = 1; i < deep.length; i += 2) {
            deep[i] = 1;
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ValueBytes.read(deep));
        byte[] large = {5, -1, -1, -1, -1, 127};
        assertThatIllegalArgumentException().isThrownBy(() -> ValueBytes.read(large));
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAlone() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "This is the diary of somebody. ".repeat(100));
        assertThatThrownBy(this::open)
                .isInstanceOf(HistoryException.class)
                .hasMessage(
                        "the file "
                                + file()
                                + " is no SQLite database: set registry.history_path to another"
                                + " file");
        assertThat(Files.readString(file())).startsWith("This is the diary");
    }

    private void change(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var step = connection.createStatement()) {
            step.execute(statement);
        }
    }

    @Test
    void theDatabaseOfAnotherProgramIsLeftAlone() throws Exception {
        Files.createDirectories(file().getParent());
        change("CREATE TABLE customer (name TEXT)");
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(this::open)
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("is a database, but no history of a registry");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    private void fill() {
        var history = SqliteHistory.open(file());
        Registry registry = registry(history);
        for (long i = 0; i < 50; i++) {
            apply(registry, new Create(thing("e" + i, "text".repeat(500))));
        }
        history.close();
    }

    @Test
    void aHistoryOfAnotherFormatIsLeftAlone() throws Exception {
        fill();
        change("PRAGMA user_version = 99");
        assertThatThrownBy(this::open)
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("is of format 99, expected 1");
    }

    @Test
    void aHistoryWithTornPagesIsDamaged() throws IOException {
        fill();
        byte[] bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 4096, bytes.length - 4096, (byte) 0x5a);
        Files.write(file(), bytes);
        assertThatThrownBy(this::open)
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining(file() + " is damaged")
                .hasMessageContaining("move it away to begin a new one");
    }

    @Test
    void aHistoryThatWasCutIsDamaged() throws IOException {
        fill();
        byte[] bytes = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(this::open)
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void whatSomebodyHasTakenOutIsMissed() throws Exception {
        fill();
        change("DELETE FROM version WHERE id = 20");
        assertThatThrownBy(this::open)
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("is damaged: v21 is made from v20");
    }

    @Test
    void changesThatSomebodyHasSpoiltAreTold() throws Exception {
        fill();
        change("UPDATE change SET data = x'ff' WHERE version = 3");
        change("DELETE FROM change WHERE version = 7");
        change("UPDATE change SET operation = 'copy' WHERE version = 9");
        var history = open();
        assertThatThrownBy(() -> history.operations(new Version(3, 2)))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("a change of v3 cannot be read: there is no tag -1");
        assertThatThrownBy(() -> history.operations(new Version(7, 6)))
                .hasMessageContaining("v7 has no changes");
        assertThatThrownBy(() -> history.operations(new Version(9, 8)))
                .hasMessageContaining("no operation is copy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.operations(new Version(99, 98)));
    }

    @Test
    void oneProgramAtATimeHasIt() {
        var first = open();
        assertThatThrownBy(this::open)
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("is in use by another program");
        first.close();
        assertThat(open().versions()).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeMadeIsTold() throws IOException {
        Files.write(file().getParent(), "a file".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::open)
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("cannot be made")
                .hasMessageContaining("check registry.history_path");
    }

    @Test
    void aChangeThatCannotBeRecordedHasNotHappened() throws Exception {
        var history = open();
        Registry registry = registry(history);
        apply(registry, new Create(thing("a", 1L)));
        history.close();
        assertThatThrownBy(() -> registry.apply(List.of(new Create(thing("b", 1L)))))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("cannot be written");
        assertThat(registry.snapshot().version()).isEqualTo(new Version(1, 0));
        assertThat(registry.snapshot().find(new EntryId("app", "b"))).isEmpty();
        assertThat(registry(open()).versions()).hasSize(2);
    }
}
