// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.util.function.Consumer;
import wippy.registry.DataPath;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.runtime.config.Findings;
import wippy.runtime.config.ProcessConfig;
import wippy.runtime.config.ProcessHostConfig;
import wippy.runtime.load.Problem;
import wippy.runtime.lua.CodeStore;

/** Processes: code that is spawned on a host and lives as long as its main function runs. */
public final class ProcessLuaKind extends Kind {
    private final CodeStore codes;

    /** Makes the handler. */
    public ProcessLuaKind(CodeStore codes, Consumer<Problem> warnings) {
        super(warnings);
        this.codes = codes;
    }

    @Override
    public String name() {
        return ProcessConfig.KIND;
    }

    @Override
    Staged read(Findings findings, Entries next) {
        ProcessConfig config = ProcessConfig.read(findings);
        config.defaultHost().ifPresent(host -> checkDefaultHost(findings, next, host));
        return codes.stage(
                findings,
                next,
                config.unit(),
                config.method(),
                config.defaultHost().orElse(null),
                null);
    }

    /** Only calls of the process need it, so that it can be spawned without. */
    private static void checkDefaultHost(Findings findings, Entries next, EntryId host) {
        if (next.find(host)
                .filter(entry -> entry.kind().equals(ProcessHostConfig.KIND))
                .isEmpty()) {
            DataPath own = DataPath.META.child(ProcessConfig.DEFAULT_HOST);
            boolean isOwn = findings.entry().meta().containsKey(ProcessConfig.DEFAULT_HOST);
            findings.warning(
                    isOwn ? own : DataPath.META.child("options").child(ProcessConfig.DEFAULT_HOST),
                    "there is no process.host '" + host + "', so that calls of this process fail",
                    "write the id of an entry of kind process.host");
        }
    }

    @Override
    Staged remove(EntryId id) {
        return codes.stageRemoval(id);
    }
}
