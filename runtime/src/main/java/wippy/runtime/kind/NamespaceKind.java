// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.util.List;
import java.util.function.Consumer;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.runtime.config.DefinitionConfig;
import wippy.runtime.config.DependencyConfig;
import wippy.runtime.config.Findings;
import wippy.runtime.config.RequirementConfig;
import wippy.runtime.load.Problem;

/**
 * The kinds that say what a namespace is as a component, what it requires and what it depends on.
 * They have their effect before the registry is filled, see {@link
 * wippy.runtime.link.ComponentLinker}; in it they are data that is checked.
 */
public final class NamespaceKind extends Kind {

    /** The kinds. */
    public static final List<String> KINDS =
            List.of(DefinitionConfig.KIND, RequirementConfig.KIND, DependencyConfig.KIND);

    private final String name;

    /**
     * Makes the handler.
     *
     * @param name one of {@link #KINDS}
     */
    public NamespaceKind(String name, Consumer<Problem> warnings) {
        super(warnings);
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    Staged read(Findings findings, Entries next) {
        switch (name) {
            case DefinitionConfig.KIND -> DefinitionConfig.read(findings);
            case RequirementConfig.KIND -> RequirementConfig.read(findings);
            default -> DependencyConfig.read(findings);
        }
        findings.rejectIfBroken();
        return Staged.NOTHING;
    }

    @Override
    Staged remove(EntryId id) {
        return Staged.NOTHING;
    }
}
