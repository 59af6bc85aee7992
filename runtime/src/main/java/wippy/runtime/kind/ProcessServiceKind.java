// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.util.List;
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
    private static final List<String> PROCESSES = List.of(ProcessConfig.KIND);
    private static final List<String> HOSTS =
            List.of(ProcessHostConfig.KIND, TerminalHostConfig.KIND);

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
        expectKind(findings, next, DataPath.DATA.child("process"), config.process(), PROCESSES);
        expectKind(findings, next, DataPath.DATA.child("host"), config.host(), HOSTS);
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

    @Override
    Staged remove(EntryId id) {
        return () -> supervisor.remove(id);
    }
}
