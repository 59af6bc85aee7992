// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A history that lasts as long as the registry. */
public final class MemoryHistory implements History {

    private final Map<Version, List<Operation>> recorded = new LinkedHashMap<>();
    private Version current = Version.FIRST;

    @Override
    public void append(Version version, List<Operation> operations) {
        recorded.put(version, List.copyOf(operations));
        current = version;
    }

    @Override
    public void moveTo(Version version) {
        current = version;
    }

    @Override
    public Version current() {
        return current;
    }

    @Override
    public List<Version> versions() {
        return List.copyOf(recorded.keySet());
    }

    @Override
    public List<Operation> operations(Version version) {
        List<Operation> operations = recorded.get(version);
        if (operations == null) {
            throw new IllegalArgumentException("there is no version " + version);
        }
        return operations;
    }
}
