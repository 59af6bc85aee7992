// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.env;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps texts as long as the application runs. */
public final class MemoryStorage implements EnvStorage {
    private final Map<String, String> values = new ConcurrentHashMap<>();

    /** An empty one. */
    public MemoryStorage() {}

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public void set(String key, String value) {
        values.put(key, value);
    }
}
