// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import wippy.registry.Change;
import wippy.registry.Entries;
import wippy.registry.EntryHandler;

/** Plain data: entries that only stand in the registry for others to read. */
public final class RegistryEntryKind implements EntryHandler {

    /** The kind. */
    public static final String KIND = "registry.entry";

    @Override
    public Staged prepare(Change change, Entries next) {
        return Staged.NOTHING;
    }
}
