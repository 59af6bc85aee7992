// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

/** What a group found: shown at once, and kept in a file if the group was measured as a whole. */
final class Report {

    private final Path file;
    private final boolean kept;
    private final StringBuilder text = new StringBuilder();

    private Report(Path file, boolean kept) {
        this.file = file;
        this.kept = kept;
    }

    static Report begin(Group group, Options options) throws InterruptedException {
        var date = LocalDate.now(ZoneId.systemDefault());
        var collector = options.collector().map(c -> "-" + c.label()).orElse("");
        var name = date + "-" + group.name() + collector + ".md";
        var file = options.root().resolve("bench/results").resolve(name);
        var report = new Report(file, options.isWhole() || options.save());
        report.add("# " + group.name() + ", " + date + "\n");
        report.add(Machine.describe(options.root()) + "- runs: " + options.runs() + "\n");
        report.add(group.method());
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
