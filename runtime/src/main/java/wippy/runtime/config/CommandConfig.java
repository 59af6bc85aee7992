// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.Map;
import java.util.Optional;

/**
 * The section {@code meta.command}, which makes a process a command of {@code wippy run}.
 *
 * @param name the command's name
 * @param summary what it does, in a few words; may be empty
 * @param isMain whether it is the one to run when none is named
 * @param useCase {@code run}, the default, or {@code test}
 */
public record CommandConfig(String name, String summary, boolean isMain, String useCase) {

    /** {@return the command that the metadata of the entry describes, if it describes one} */
    public static Optional<CommandConfig> read(Findings findings) {
        Fields meta = Fields.ofMeta(findings);
        if (!meta.has("command")) {
            return Optional.empty();
        }
        Fields fields = meta.section("command");
        if (!(meta.value("command") instanceof Map<?, ?>)) {
            return Optional.empty();
        }
        var command =
                new CommandConfig(
                        fields.requiredText("name"),
                        fields.text("short").orElse(""),
                        fields.flag("main", false),
                        fields.text("use_case").orElse("run"));
        fields.warnOfSlips();
        return Optional.of(command);
    }
}
