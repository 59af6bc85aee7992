// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

/** What was found: shown at once, and kept in a file if all was measured. */
final class Report {

    private final Path file;
    private final boolean kept;
    private final StringBuilder text = new StringBuilder();

    private Report(Path file, boolean kept) {
        this.file = file;
        this.kept = kept;
    }

    static Report begin(Group group, Options options) throws InterruptedException {
        var collector = options.collector().map(c -> "-" + c.label()).orElse("");
        boolean kept = options.isWhole() || options.save();
        var report = begin(group.name(), collector, options.root(), kept);
        report.add("- runs: " + options.runs() + "\n");
        report.add(group.method());
        return report;
    }

    /** A report that begins with the day and the machine. {@code suffix} is of the file's name. */
    static Report begin(String name, String suffix, Path root, boolean kept)
            throws InterruptedException {
        var date = LocalDate.now(ZoneId.systemDefault());
        var file = root.resolve("bench/results").resolve(date + "-" + name + suffix + ".md");
        var report = new Report(file, kept);
        report.add("# " + name + ", " + date + "\n");
        report.add(Machine.describe(root).stripTrailing());
        return report;
    }

    /** Adds a paragraph or a table. */
    void add(Object part) {
        System.out.println(part);
        text.append(part).append('\n');
    }

    /** Adds to the file only. */
    void detail(String part) {
        text.append(part).append('\n');
    }

    /** Adds a value that a table will sum up, and shows how far the measurement has come. */
    void single(String value) {
        System.err.println("  " + value);
        detail("- " + value);
    }

    void end() throws IOException {
        if (kept) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            System.out.println("written to " + file);
        }
    }
}
