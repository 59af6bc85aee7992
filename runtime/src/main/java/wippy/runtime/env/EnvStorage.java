// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.env;

import java.io.IOException;
import java.util.Optional;

/** Keeps texts by key. Any thread. */
public interface EnvStorage {

    /** {@return the text under a key} Does not wait. */
    Optional<String> get(String key);

    /** {@return whether nothing can be stored here} */
    default boolean isReadOnly() {
        return true;
    }

    /**
     * Stores a text. May wait for a disk, so not in a task of a process.
     *
     * @throws IOException if it cannot be written
     * @throws UnsupportedOperationException if the storage is read-only
     */
    default void set(String key, String value) throws IOException {
        throw new UnsupportedOperationException("read-only");
    }
}
