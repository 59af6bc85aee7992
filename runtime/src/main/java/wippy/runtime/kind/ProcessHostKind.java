// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.util.function.Consumer;
import wippy.actor.Node;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.runtime.config.Findings;
import wippy.runtime.config.ProcessHostConfig;
import wippy.runtime.load.Problem;
import wippy.runtime.service.HostUnit;
import wippy.runtime.service.Supervisor;

/** Hosts: where processes run, with a share of the workers and a number of processes. */
public final class ProcessHostKind extends Kind {
    private final Node node;
    private final Supervisor supervisor;

    /** Makes the handler. */
    public ProcessHostKind(Node node, Supervisor supervisor, Consumer<Problem> warnings) {
        super(warnings);
        this.node = node;
        this.supervisor = supervisor;
    }

    @Override
    public String name() {
        return ProcessHostConfig.KIND;
    }

    @Override
    Staged read(Findings findings, Entries next) {
        ProcessHostConfig config = ProcessHostConfig.read(findings);
        findings.rejectIfBroken();
        var unit =
                new HostUnit(
                        findings.entry().id(),
                        config.lifecycle(),
                        node,
                        config.workers(),
                        (int) Math.min(config.maxProcesses(), Integer.MAX_VALUE),
                        config.limits());
        return () -> supervisor.define(unit);
    }

    @Override
    Staged remove(EntryId id) {
        return () -> supervisor.remove(id);
    }
}
