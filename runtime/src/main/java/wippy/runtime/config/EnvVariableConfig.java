// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.Optional;
import wippy.registry.EntryId;

/**
 * An entry of kind {@code env.variable}: a name for a value of a storage.
 *
 * @param storage where the value is
 * @param publicName what all code may call it
 * @param otherwise the value when the storage has none
 * @param isReadOnly whether code may not change it; {@code read_only} is another spelling of the
 *     key {@code readonly} and counts as well
 */
public record EnvVariableConfig(
        Optional<EntryId> storage,
        Optional<String> publicName,
        Optional<String> otherwise,
        boolean isReadOnly) {

    /** The kind. */
    public static final String KIND = "env.variable";

    /** The key of the public name. */
    public static final String NAME = "variable";

    /** {@return what the entry says} */
    public static EnvVariableConfig read(Findings findings) {
        Fields fields = Fields.ofData(findings);
        if (!fields.has("storage")) {
            fields.missing("storage", "write the id of an entry of kind env.storage.…");
        }
        Optional<String> name = fields.text(NAME);
        if (name.isPresent() && !isName(name.get())) {
            findings.error(
                    fields.pathOf(NAME),
                    "expected a name made of letters, digits and '_' as 'variable', got '"
                            + name.get()
                            + "'",
                    "write it like DATABASE_URL, or leave it out");
        }
        boolean isReadOnly = fields.flag("readonly", false);
        isReadOnly = fields.flag("read_only", isReadOnly) || isReadOnly;
        var config =
                new EnvVariableConfig(
                        fields.fullReference("storage"),
                        name,
                        fields.plainText("default"),
                        isReadOnly);
        fields.warnOfSlips();
        return config;
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!isLetter && !(c >= '0' && c <= '9') && c != '_') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
