// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.env;

import java.util.Optional;
import wippy.registry.EntryId;

/**
 * A name for a value of a storage.
 *
 * @param id the entry that declares it
 * @param publicName what all code may call it; without one it is known by its entry alone
 * @param storage where the value is
 * @param otherwise the value when the storage has none
 * @param isReadOnly whether code may not change it
 */
public record Variable(
        EntryId id,
        Optional<String> publicName,
        EntryId storage,
        Optional<String> otherwise,
        boolean isReadOnly) {

    /** {@return the key in the storage: the public name, or that of the entry} */
    String key() {
        return publicName.orElse(id.name());
    }
}
