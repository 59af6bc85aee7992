// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.util.function.Consumer;
import wippy.registry.DataPath;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.runtime.config.Findings;
import wippy.runtime.config.ProcessConfig;
import wippy.runtime.config.ProcessHostConfig;
import wippy.runtime.config.ProcessServiceConfig;
import wippy.runtime.config.TerminalHostConfig;
import wippy.runtime.load.Problem;
import wippy.runtime.log.Log;
import wippy.runtime.service.Alarm;
import wippy.runtime.service.ProcessService;
import wippy.runtime.service.Supervisor;

/** Services: processes that are started and restarted for one. */
public final class ProcessServiceKind extends Kind {

    /** Makes what spawns the process of a service. */
    public interface Spawning {
        /** {@return the spawner} */
        ProcessService.Spawner spawner(ProcessServiceConfig config);
    }

    private final Spawning spawning;
    private final Alarm alarm;
    private final Log log;
    private final Supervisor supervisor;

    /** Makes the handler. */
    public ProcessServiceKind(
            Spawning spawning,
            Alarm alarm,
            Log log,
            Supervisor supervisor,
            Consumer<Problem> warnings) {
        super(warnings);
        this.spawning = spawning;
        this.alarm = alarm;
        this.log = log;
        this.supervisor = supervisor;
    }

    @Override
    public String name() {
        return ProcessServiceConfig.KIND;
    }

    @Override
    Staged read(Findings findings, Entries next) {
        ProcessServiceConfig config = ProcessServiceConfig.read(findings);
        checkKind(findings, next, "process", config.process(), ProcessConfig.KIND);
        String host =
                next.find(config.host())
                        .filter(entry -> entry.kind().equals(TerminalHostConfig.KIND))
                        .map(_ -> TerminalHostConfig.KIND)
                        .orElse(ProcessHostConfig.KIND);
        checkKind(findings, next, "host", config.host(), host);
        findings.rejectIfBroken();
        var service =
                new ProcessService(
                        findings.entry().id(),
                        config.lifecycle(),
                        spawning.spawner(config),
                        alarm,
                        log);
        return () -> supervisor.define(service);
    }

    /** That the entry exists was seen to by the registry. */
    private static void checkKind(
            Findings findings, Entries next, String key, EntryId id, String kind) {
        next.find(id)
                .filter(entry -> !entry.kind().equals(kind))
                .ifPresent(
                        entry ->
                                findings.error(
                                        DataPath.DATA.child(key),
                                        "expected an entry of kind "
                                                + kind
                                                + ", but "
                                                + id
                                                + " is of kind "
                                                + entry.kind(),
                                        ""));
    }

    @Override
    Staged remove(EntryId id) {
        return () -> supervisor.remove(id);
    }
}
