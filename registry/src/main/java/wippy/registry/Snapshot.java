// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All entries of one version. Immutable. */
public final class Snapshot implements Entries {

    private final Version version;
    private final Map<EntryId, Entry> entries;

    Snapshot(Version version, Map<EntryId, Entry> entries) {
        this.version = version;
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** {@return the version that this is the state of} */
    public Version version() {
        return version;
    }

    @Override
    public Optional<Entry> find(EntryId id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public Collection<Entry> all() {
        return entries.values();
    }

    Map<EntryId, Entry> byId() {
        return entries;
    }

    @Override
    public String toString() {
        return version + " with " + entries.size() + " entries";
    }
}
