// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

/**
 * An entry of kind {@code function.lua}.
 *
 * @param unit the code
 * @param method the function to call, in the table that the code returns
 * @param pool how many instances there are
 */
public record FunctionConfig(LuaUnit unit, String method, PoolConfig pool) {

    /** The kind. */
    public static final String KIND = "function.lua";

    /** {@return what the entry says} */
    public static FunctionConfig read(Findings findings) {
        Fields fields = Fields.ofData(findings);
        var config =
                new FunctionConfig(
                        LuaUnit.read(fields),
                        fields.requiredText("method"),
                        PoolConfig.read(fields.section("pool")));
        fields.warnOfSlips();
        return config;
    }
}
