// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

/**
 * What may differ between two compilations of the same source.
 *
 * @param explicitEnvironment whether globals are fields of an environment that is given when the
 *     chunk is instantiated ({@code load} with an environment); else they are the state's
 */
public record CompilerOptions(boolean explicitEnvironment) {

    /** Globals are the state's. */
    public static final CompilerOptions DEFAULT = new CompilerOptions(false);

    /** Globals are fields of an environment. */
    public static final CompilerOptions WITH_ENVIRONMENT = new CompilerOptions(true);
}
