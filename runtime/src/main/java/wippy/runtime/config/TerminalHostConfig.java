// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

/**
 * An entry of kind {@code terminal.host}: where the process of a command runs, with the terminal.
 *
 * @param hideLogs whether logs are kept from the console while it runs; default false
 * @param lifecycle how it is supervised
 */
public record TerminalHostConfig(boolean hideLogs, LifecycleConfig lifecycle) {

    /** The kind. */
    public static final String KIND = "terminal.host";

    /** {@return what the entry says} */
    public static TerminalHostConfig read(Findings findings) {
        Fields fields = Fields.ofData(findings);
        var config =
                new TerminalHostConfig(
                        fields.flag("hide_logs", false), LifecycleConfig.ofHost(fields));
        fields.warnOfSlips();
        return config;
    }
}
