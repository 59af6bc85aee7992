// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.util.function.Consumer;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.runtime.config.Findings;
import wippy.runtime.config.LibraryConfig;
import wippy.runtime.load.Problem;
import wippy.runtime.lua.CodeStore;

/** Libraries: code that other code imports. */
public final class LibraryLuaKind extends Kind {
    private final CodeStore codes;

    /** Makes the handler. */
    public LibraryLuaKind(CodeStore codes, Consumer<Problem> warnings) {
        super(warnings);
        this.codes = codes;
    }

    @Override
    public String name() {
        return LibraryConfig.KIND;
    }

    @Override
    Staged read(Findings findings, Entries next) {
        LibraryConfig config = LibraryConfig.read(findings);
        return codes.stage(findings, next, config.unit(), null, null, null);
    }

    @Override
    Staged remove(EntryId id) {
        return codes.stageRemoval(id);
    }
}
