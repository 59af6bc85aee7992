// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is on the heap of a JVM after full collections.
 *
 * @param lines as {@code jcmd} prints them: two of heading, one per class, the total
 */
record Histogram(List<String> lines) {

    private static final int HEADING = 3;

    static Histogram of(Path root, long pid) throws IOException, InterruptedException {
        // The second collection frees what the first one only found to be finalizable.
        jcmd(root, pid, "GC.run");
        jcmd(root, pid, "GC.run");
        return new Histogram(jcmd(root, pid, "GC.class_histogram"));
    }

    private static List<String> jcmd(Path root, long pid, String command)
            throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return Child.run(root, List.of(jcmd, String.valueOf(pid), command)).lines();
    }

    /** {@return the heading and the classes that take most} */
    List<String> top(int classes) {
        return lines.stream().skip(1).limit(classes + HEADING - 1L).toList();
    }

    String total() {
        return lines.getLast();
    }

    /** {@return the bytes of all objects} The last line is `Total INSTANCES BYTES`. */
    double bytes() {
        var words = words(total());
        if (words.size() != 3 || !words.getFirst().equals("Total")) {
            throw new Failure(
                    "expected a class histogram that ends with 'Total INSTANCES BYTES', got: "
                            + lines);
        }
        return Double.parseDouble(words.getLast());
    }

    /**
     * {@return how many objects of exactly that class there are} Lines are `N: COUNT BYTES CLASS`.
     */
    long instances(String className) {
        for (var line : lines) {
            var words = words(line);
            if (words.size() > 3 && words.get(3).equals(className)) {
                return Long.parseLong(words.get(1));
            }
        }
        return 0;
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+", -1));
    }
}
