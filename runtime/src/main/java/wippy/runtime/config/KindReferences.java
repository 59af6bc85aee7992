// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wippy.registry.DataPath;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.registry.Reference;
import wippy.registry.References;

/**
 * Which entries the core kinds need to be there first: imports of Lua code, the process and host of
 * a service, storages of environment variables, and what a lifecycle requires. Values of a wrong
 * type are passed over; the kind's own reading reports them.
 */
public final class KindReferences implements References {
    private static final String PLACEHOLDER = "${";

    @Override
    public List<Reference> of(Entry entry) {
        var found = new ArrayList<Reference>();
        var data = entry.fields();
        switch (entry.kind()) {
            case FunctionConfig.KIND, LibraryConfig.KIND, ProcessConfig.KIND -> {
                if (data.get("imports") instanceof Map<?, ?> imports) {
                    DataPath path = DataPath.DATA.child("imports");
                    imports.forEach((alias, id) -> addFull(id, path.child((String) alias), found));
                }
            }
            case ProcessServiceConfig.KIND -> {
                add(entry, data.get("process"), DataPath.DATA.child("process"), found);
                addFull(data.get("host"), DataPath.DATA.child("host"), found);
            }
            case EnvVariableConfig.KIND ->
                    addFull(data.get("storage"), DataPath.DATA.child("storage"), found);
            case EnvStorageConfig.ROUTER -> {
                if (data.get("storages") instanceof List<?> ids) {
                    DataPath path = DataPath.DATA.child("storages");
                    for (int i = 0; i < ids.size(); i++) {
                        addFull(ids.get(i), path.child(i), found);
                    }
                }
            }
            default -> {}
        }
        if (data.get(LifecycleConfig.KEY) instanceof Map<?, ?> lifecycle) {
            for (String key : List.of("requires", "depends_on")) {
                DataPath path = DataPath.DATA.child(LifecycleConfig.KEY).child(key);
                if (lifecycle.get(key) instanceof List<?> ids) {
                    for (int i = 0; i < ids.size(); i++) {
                        add(entry, ids.get(i), path.child(i), found);
                    }
                }
            }
        }
        return found;
    }

    private static void add(
            Entry entry, @Nullable Object id, DataPath path, List<Reference> found) {
        if (id instanceof String text && !text.isBlank() && !text.contains(PLACEHOLDER)) {
            EntryId target = EntryId.resolve(text, entry.id().namespace());
            found.add(new Reference(target, path, true));
        }
    }

    private static void addFull(@Nullable Object id, DataPath path, List<Reference> found) {
        if (id instanceof String text && text.indexOf(':') > 0 && !text.contains(PLACEHOLDER)) {
            found.add(new Reference(EntryId.parse(text), path, true));
        }
    }
}
