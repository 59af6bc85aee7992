// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.util.function.Consumer;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.runtime.config.Findings;
import wippy.runtime.config.ProcessConfig;
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
        findings.rejectIfBroken();
        return codes.stage(
                findings.entry(),
                config.unit(),
                config.method(),
                config.defaultHost().orElse(null));
    }

    @Override
    Staged remove(EntryId id) {
        return codes.stageRemoval(id);
    }
}
