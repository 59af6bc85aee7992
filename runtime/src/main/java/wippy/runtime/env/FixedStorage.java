// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.env;

import java.util.Map;
import java.util.Optional;

/** Texts that stay as they are: those of an entry, or of the operating system. */
public final class FixedStorage implements EnvStorage {
    private final Map<String, String> values;

    /**
     * Keeps these texts.
     *
     * @param values is read and never changed
     */
    public FixedStorage(Map<String, String> values) {
        this.values = values;
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }
}
