// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.util.function.Consumer;
import wippy.actor.Limits;
import wippy.actor.Node;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.runtime.config.Findings;
import wippy.runtime.config.TerminalHostConfig;
import wippy.runtime.load.Problem;
import wippy.runtime.log.LogRoute;
import wippy.runtime.service.HostUnit;
import wippy.runtime.service.QuietUnit;
import wippy.runtime.service.Supervisor;
import wippy.runtime.service.Unit;
import wippy.runtime.terminal.Terminals;

/** Terminal hosts: where the process of a command runs, with standard input and output. */
public final class TerminalHostKind extends Kind {
    private final Node node;
    private final Supervisor supervisor;
    private final Terminals terminals;
    private final LogRoute logs;

    /** Makes the handler. */
    public TerminalHostKind(
            Node node,
            Supervisor supervisor,
            Terminals terminals,
            LogRoute logs,
            Consumer<Problem> warnings) {
        super(warnings);
        this.node = node;
        this.supervisor = supervisor;
        this.terminals = terminals;
        this.logs = logs;
    }

    @Override
    public String name() {
        return TerminalHostConfig.KIND;
    }

    @Override
    Staged read(Findings findings, Entries next) {
        TerminalHostConfig config = TerminalHostConfig.read(findings);
        findings.rejectIfBroken();
        EntryId id = findings.entry().id();
        var host = new HostUnit(id, config.lifecycle(), node, 0, 0, Limits.NONE);
        Unit unit = config.hideLogs() ? new QuietUnit(host, logs) : host;
        return () -> {
            terminals.addHost(id.toString());
            supervisor.define(unit);
        };
    }

    @Override
    Staged remove(EntryId id) {
        return () -> {
            supervisor.remove(id);
            terminals.removeHost(id.toString());
        };
    }
}
