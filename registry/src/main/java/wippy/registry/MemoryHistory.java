// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A history that lasts as long as the registry. */
public final class MemoryHistory implements History {

    private final Map<Version, List<Change>> changes = new LinkedHashMap<>();

    @Override
    public void append(Version version, List<Change> steps) {
        changes.put(version, List.copyOf(steps));
    }

    @Override
    public void moveTo(Version version) {
        // A registry that starts again starts from its first version: nothing to remember.
    }

    @Override
    public List<Version> versions() {
        return List.copyOf(changes.keySet());
    }

    @Override
    public Optional<List<Change>> changes(Version version) {
        return Optional.ofNullable(changes.get(version));
    }
}
