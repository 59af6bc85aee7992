// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.Map;
import java.util.Optional;
import wippy.registry.EntryId;

/**
 * An entry of kind {@code process.lua}.
 *
 * @param unit the code
 * @param method the function that is the process, in the table that the code returns
 * @param command the command that runs it, if there is one ({@code meta.command})
 * @param defaultHost where it runs when it is called like a function ({@code meta.default_host} or
 *     {@code meta.options.default_host})
 */
public record ProcessConfig(
        LuaUnit unit,
        String method,
        Optional<CommandConfig> command,
        Optional<EntryId> defaultHost) {

    /** The kind. */
    public static final String KIND = "process.lua";

    /** The key of the host, in the metadata or in its options. */
    public static final String DEFAULT_HOST = "default_host";

    /** {@return what the entry says} */
    public static ProcessConfig read(Findings findings) {
        Fields fields = Fields.ofData(findings);
        Fields meta = Fields.ofMeta(findings);
        Fields options =
                meta.value("options") instanceof Map<?, ?> ? meta.section("options") : meta;
        var config =
                new ProcessConfig(
                        LuaUnit.read(fields),
                        fields.requiredText("method"),
                        CommandConfig.read(findings),
                        meta.reference(DEFAULT_HOST).or(() -> options.reference(DEFAULT_HOST)));
        if (fields.has(LifecycleConfig.KEY)) {
            findings.warning(
                    fields.pathOf(LifecycleConfig.KEY),
                    "a process is not started by a lifecycle of its own, so it is ignored",
                    "add an entry of kind process.service with 'process: "
                            + findings.entry().id()
                            + "', a host and this lifecycle");
        }
        fields.warnOfSlips();
        return config;
    }
}
