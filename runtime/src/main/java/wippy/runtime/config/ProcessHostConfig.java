// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.time.Duration;
import java.util.List;
import wippy.actor.Limits;

/**
 * An entry of kind {@code process.host}: where processes run.
 *
 * @param workers how many workers serve the host at once; 0, the default, is one per core
 * @param queueSize a hint that refuses nothing; default 1024
 * @param localQueueSize a hint that refuses nothing; default 256
 * @param maxProcesses how many processes the host may have; 0, the default, is without limit
 * @param limits what each of its processes may use
 * @param lifecycle how it is supervised
 */
public record ProcessHostConfig(
        int workers,
        int queueSize,
        int localQueueSize,
        long maxProcesses,
        Limits limits,
        LifecycleConfig lifecycle) {

    /** The kind. */
    public static final String KIND = "process.host";

    /** {@return what the entry says} */
    public static ProcessHostConfig read(Findings findings) {
        Fields fields = Fields.ofData(findings);
        Fields host = fields.section("host");
        var config =
                new ProcessHostConfig(
                        (int) host.integer("workers", 0, 0, 65_536),
                        (int) host.integer("queue_size", 1024, 0, Integer.MAX_VALUE),
                        (int) host.integer("local_queue_size", 256, 0, Integer.MAX_VALUE),
                        host.integer("max_processes", 0, 0, Long.MAX_VALUE),
                        limits(host.section("limits")),
                        LifecycleConfig.ofHost(fields));
        for (String key :
                List.of("workers", "queue_size", "local_queue_size", "max_processes", "limits")) {
            if (fields.has(key)) {
                findings.warning(
                        fields.pathOf(key),
                        "the key '" + key + "' is ignored here",
                        "move it below 'host:'");
            }
        }
        host.warnOfSlips();
        fields.warnOfSlips();
        return config;
    }

    private static Limits limits(Fields fields) {
        var limits =
                new Limits(
                        fields.integer("mailbox", 0, 0, Long.MAX_VALUE),
                        fields.duration("cpu", Duration.ZERO).toNanos(),
                        fields.size("memory", 0));
        fields.warnOfSlips();
        return limits;
    }
}
