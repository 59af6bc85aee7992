// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.Map;
import java.util.Optional;

/**
 * An entry of kind {@code ns.definition}: what a namespace is as a component, for those that look
 * at it or publish it.
 *
 * @param module the component's name without its organization
 * @param readme the text of its front page
 * @param wiki further pages, by path
 */
public record DefinitionConfig(
        Optional<String> module, Optional<String> readme, Map<String, String> wiki) {

    /** The kind. */
    public static final String KIND = "ns.definition";

    /** {@return what the entry says} */
    public static DefinitionConfig read(Findings findings) {
        Fields fields = Fields.ofData(findings);
        var config =
                new DefinitionConfig(
                        fields.text("module"), fields.text("readme"), fields.textMap("wiki"));
        fields.warnOfSlips();
        return config;
    }
}
