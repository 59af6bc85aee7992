// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wippy.actor.Process;
import wippy.actor.Relation;
import wippy.runtime.lua.LuaProcess;

/**
 * A process, as it is seen from outside; a snapshot.
 *
 * @param pid its address
 * @param host the id of its host
 * @param entry the id of the entry that it runs
 * @param state what it is doing: running, ready, waiting, ending
 * @param startedAt when it was spawned
 * @param parent the address of the process that spawned it, if that lives
 * @param ranMillis how long it has run
 * @param tasks how many tasks it has
 * @param names the names that it holds
 * @param links the addresses of those that it is linked with
 * @param monitors the addresses of those that it monitors
 * @param monitoredBy the addresses of those that monitor it
 */
public record ProcessView(
        String pid,
        String host,
        String entry,
        String state,
        Instant startedAt,
        Optional<String> parent,
        long ranMillis,
        int tasks,
        List<String> names,
        List<String> links,
        List<String> monitors,
        List<String> monitoredBy) {

    /** {@return the process as it is now} Any thread. */
    public static ProcessView of(Process process) {
        var links = new ArrayList<String>();
        var monitors = new ArrayList<String>();
        var monitoredBy = new ArrayList<String>();
        for (Relation relation : process.relations()) {
            String other = relation.other().toString();
            if (relation.isLinked()) {
                links.add(other);
            }
            if (relation.isMonitored()) {
                monitors.add(other);
            }
            if (relation.isMonitor()) {
                monitoredBy.add(other);
            }
        }
        return new ProcessView(
                process.toString(),
                process.host().id(),
                entryOf(process),
                stateOf(process),
                process.spawnedAt(),
                process.host().node().find(process.parent()).map(Process::toString),
                process.ranMillis(),
                process.taskCount(),
                process.names(),
                links,
                monitors,
                monitoredBy);
    }

    /** {@return the id of the entry that a process runs; empty for none} */
    public static String entryOf(Process process) {
        return process.guest() instanceof LuaProcess lua ? lua.program().id().toString() : "";
    }

    /** {@return what a process is doing} */
    public static String stateOf(Process process) {
        return process.activity().name().toLowerCase(Locale.ROOT);
    }
}
