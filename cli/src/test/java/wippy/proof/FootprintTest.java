// SPDX-License-Identifier: Apache-2.0
package wippy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a process that waits for a message takes of the heap. */
final class FootprintTest {
    private static final int PROCESSES = 20_000;
    private static final long NANOS_MAX = TimeUnit.SECONDS.toNanos(120);

    /** Its stack; how large that is depends on what the JVM has compiled by then. */
    private static final String STACK = "jdk.internal.vm.StackChunk";

    /** All other objects of one: some 370 bytes are the JDK's thread, the rest is ours. */
    private static final long BYTES_MAX = 920;

    @Test
    void aWaitingProcessTakesLessThanAKilobyteBesideItsStack() throws Exception {
        try (var child =
                Child.start(
                        Application.directory("footprint"),
                        "run",
                        "-x",
                        "crowd",
                        String.valueOf(PROCESSES))) {
            long deadline = System.nanoTime() + NANOS_MAX;
            Map<String, Long> bytes = ofEach(child);
            while (!bytes.containsKey("wippy.runtime.value.ChannelValue")
                    && child.isAlive()
                    && System.nanoTime() < deadline) {
                bytes = ofEach(child);
            }
            assertThat(bytes).containsKeys(STACK, "wippy.actor.Process", "wippy.actor.Channel");
            bytes.remove(STACK);
            long all = bytes.values().stream().mapToLong(Long::longValue).sum();
            assertThat(all / PROCESSES).as("bytes by class: %s", bytes).isBetween(1L, BYTES_MAX);
        }
    }

    /** {@return the bytes of the classes of which each process has an object} */
    private static Map<String, Long> ofEach(Child child) throws Exception {
        var bytes = new TreeMap<String, Long>();
        Child.Result histogram =
                Child.attempt("jcmd", String.valueOf(child.pid()), "GC.class_histogram");
        for (String line : histogram.output().lines().toList()) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length > 3
                    && words[0].matches("\\d+:")
                    && Long.parseLong(words[1]) >= PROCESSES) {
                bytes.put(words[3], Long.parseLong(words[2]));
            }
        }
        return bytes;
    }
}
