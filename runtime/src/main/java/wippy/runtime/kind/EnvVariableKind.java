// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.util.function.Consumer;
import wippy.registry.DataPath;
import wippy.registry.Entries;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.runtime.config.EnvStorageConfig;
import wippy.runtime.config.EnvVariableConfig;
import wippy.runtime.config.Findings;
import wippy.runtime.env.Variable;
import wippy.runtime.env.Variables;
import wippy.runtime.load.Problem;

/** Environment variables: names for values of storages. */
public final class EnvVariableKind extends Kind {
    private final Variables variables;

    /** Makes the handler. */
    public EnvVariableKind(Variables variables, Consumer<Problem> warnings) {
        super(warnings);
        this.variables = variables;
    }

    @Override
    public String name() {
        return EnvVariableConfig.KIND;
    }

    @Override
    Staged read(Findings findings, Entries next) {
        EnvVariableConfig config = EnvVariableConfig.read(findings);
        EntryId id = findings.entry().id();
        config.publicName().ifPresent(name -> checkIsOnlyOne(findings, next, name));
        config.storage()
                .ifPresent(
                        storage ->
                                expectKind(
                                        findings,
                                        next,
                                        DataPath.DATA.child("storage"),
                                        storage,
                                        EnvStorageConfig.KINDS));
        findings.rejectIfBroken();
        var variable =
                new Variable(
                        id,
                        config.publicName(),
                        config.storage().orElseThrow(),
                        config.otherwise(),
                        config.isReadOnly());
        variables.stage(variable);
        return new Staged() {
            @Override
            public void commit() {
                variables.define(variable);
            }

            @Override
            public void discard() {
                variables.unstage(id);
            }
        };
    }

    /** Of several with one name the first entry has it. */
    private static void checkIsOnlyOne(Findings findings, Entries next, String name) {
        EntryId id = findings.entry().id();
        for (Entry other : next.ofKind(EnvVariableConfig.KIND)) {
            if (other.id().equals(id)) {
                return;
            }
            if (name.equals(other.fields().get(EnvVariableConfig.NAME))) {
                findings.error(
                        DataPath.DATA.child(EnvVariableConfig.NAME),
                        "the variable '" + name + "' is already declared by " + other.id(),
                        "give one of them another name");
                return;
            }
        }
    }

    @Override
    Staged remove(EntryId id) {
        return () -> variables.remove(id);
    }
}
