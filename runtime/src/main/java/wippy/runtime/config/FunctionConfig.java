// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

/**
 * An entry of kind {@code function.lua}.
 *
 * @param unit the code
 * @param method the function to call, in the table that the code returns
 * @param pool how many instances there are
 * @param retry how calls that say nothing of it are made again ({@code meta.options.retry})
 */
public record FunctionConfig(LuaUnit unit, String method, PoolConfig pool, RetryConfig retry) {

    /** The kind. */
    public static final String KIND = "function.lua";

    /** {@return what the entry says} */
    public static FunctionConfig read(Findings findings) {
        Fields fields = Fields.ofData(findings);
        Fields options = Fields.ofMeta(findings).section("options");
        var config =
                new FunctionConfig(
                        LuaUnit.read(fields),
                        fields.requiredText("method"),
                        PoolConfig.read(fields.section("pool")),
                        options.has("retry")
                                ? RetryConfig.read(options.section("retry"))
                                : RetryConfig.NEVER);
        options.warnOfSlips();
        fields.warnOfSlips();
        return config;
    }
}
