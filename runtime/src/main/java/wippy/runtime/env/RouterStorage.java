// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.env;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import wippy.registry.EntryId;

/** Asks several storages in turn; what is stored goes to the first that takes it. */
public final class RouterStorage implements EnvStorage {
    private final List<EntryId> storages;
    private final Function<EntryId, Optional<EnvStorage>> finder;

    /**
     * A router.
     *
     * @param storages in the order in which they are asked
     * @param finder gives the storage of an entry as it is now
     */
    public RouterStorage(List<EntryId> storages, Function<EntryId, Optional<EnvStorage>> finder) {
        this.storages = List.copyOf(storages);
        this.finder = finder;
    }

    @Override
    public Optional<String> get(String key) {
        for (EntryId id : storages) {
            Optional<String> value = finder.apply(id).flatMap(storage -> storage.get(key));
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean isReadOnly() {
        return writable().isEmpty();
    }

    @Override
    public void set(String key, String value) throws IOException {
        writable().orElseThrow(UnsupportedOperationException::new).set(key, value);
    }

    private Optional<EnvStorage> writable() {
        for (EntryId id : storages) {
            Optional<EnvStorage> storage = finder.apply(id).filter(one -> !one.isReadOnly());
            if (storage.isPresent()) {
                return storage;
            }
        }
        return Optional.empty();
    }
}
