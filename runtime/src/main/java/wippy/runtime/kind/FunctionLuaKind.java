// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.util.function.Consumer;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.runtime.config.Findings;
import wippy.runtime.config.FunctionConfig;
import wippy.runtime.load.Problem;
import wippy.runtime.lua.CodeStore;

/** Functions: code that anybody can call by its id. */
public final class FunctionLuaKind extends Kind {
    private final CodeStore codes;

    /** Makes the handler. */
    public FunctionLuaKind(CodeStore codes, Consumer<Problem> warnings) {
        super(warnings);
        this.codes = codes;
    }

    @Override
    public String name() {
        return FunctionConfig.KIND;
    }

    @Override
    Staged read(Findings findings, Entries next) {
        FunctionConfig config = FunctionConfig.read(findings);
        return codes.stage(findings, next, config.unit(), config.method(), null, config);
    }

    @Override
    Staged remove(EntryId id) {
        return codes.stageRemoval(id);
    }
}
