// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.history;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import wippy.registry.Entry;
import wippy.registry.EntryHandler;
import wippy.registry.EntryId;
import wippy.registry.Operation;
import wippy.registry.Outcome;
import wippy.registry.Registry;
import wippy.registry.Version;

/**
 * A program that applies versions to a history until it is killed: {@code CrashWriter FILE SEED}.
 * Begins when it reads a byte; prints the number of the current version and a line feed whenever a
 * change has been announced as applied.
 */
final class CrashWriter {
    private static final String KIND = "thing";
    static final Entry COUNTER =
            Entry.of(new EntryId("app", "counter"), KIND, Map.of(), Map.of("version", 0L));

    /** Each of so many versions is left for its parent, so that the next one begins a branch. */
    private static final int BRANCH = 5;

    private static final int CHANGES_MAX = 12;
    private static final int TEXT_MAX = 1_000;

    private CrashWriter() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        var output = new FileOutputStream(FileDescriptor.out);
        if (System.in.read() < 0) {
            return;
        }
        Registry registry = registry(SqliteHistory.open(file));
        while (true) {
            long next = registry.versions().size();
            Version version = applied(registry.apply(operations(seed, next)));
            print(output, version);
            if (next % BRANCH == 0) {
                Version parent = registry.version(version.parentId()).orElseThrow();
                print(output, applied(registry.applyVersion(parent)));
            }
        }
    }

    private static void print(FileOutputStream output, Version version) throws IOException {
        output.write((version.id() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static Version applied(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> applied.version();
            case Outcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    /** {@return a registry that goes on with that history} */
    static Registry registry(SqliteHistory history) {
        var registry = new Registry(_ -> List.of(), history);
        registry.register(KIND, (_, _) -> EntryHandler.Staged.NOTHING);
        registry.load(List.of(COUNTER));
        return registry;
    }

    /** {@return what makes a version, always the same for one seed} */
    static List<Operation> operations(long seed, long version) {
        var random = new Random(seed ^ (version * 0x9e3779b97f4a7c15L));
        var operations = new ArrayList<Operation>();
        operations.add(
                new Operation.Update(
                        Entry.of(COUNTER.id(), KIND, Map.of(), Map.of("version", version))));
        int changes = random.nextInt(CHANGES_MAX);
        for (int i = 0; i < changes; i++) {
            String text = String.valueOf((char) ('a' + i)).repeat(random.nextInt(TEXT_MAX));
            var id = new EntryId("app", version + "." + i);
            operations.add(
                    new Operation.Create(
                            Entry.of(id, KIND, Map.of("n", (long) i), Map.of("text", text))));
        }
        return operations;
    }
}
