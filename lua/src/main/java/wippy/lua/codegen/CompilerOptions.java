// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.Optional;

/**
 * What may differ between two compilations of the same source.
 *
 * @param explicitEnvironment whether globals are fields of an environment that is given when the
 *     chunk is instantiated ({@code load} with an environment); else they are the state's
 * @param keepsText whether the source text is kept for {@code string.dump}
 * @param isTraced whether it calls the {@link wippy.lua.Hook} of the state
 * @param exposure how upvalues are exposed to {@code debug}; empty if they are not
 */
public record CompilerOptions(
        boolean explicitEnvironment,
        boolean keepsText,
        boolean isTraced,
        Optional<Exposure> exposure) {

    /** Globals are the state's. */
    public static final CompilerOptions DEFAULT =
            new CompilerOptions(false, false, false, Optional.empty());

    boolean isStripped() {
        return exposure.isPresent() && exposure.get().isStripped();
    }
}
