// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import wippy.registry.Change;
import wippy.registry.Entries;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.registry.Outcome;
import wippy.registry.Reference;
import wippy.registry.References;
import wippy.runtime.log.Log;

/**
 * Says which entries need one that a change has deleted. That is allowed, since it may be about to
 * be made again, and code goes on with what it has; but at the next start they are left out.
 */
final class Orphans {
    private final References references;
    private final Log log;

    Orphans(References references, Log log) {
        this.references = references;
        this.log = log;
    }

    /**
     * Looks for them after a change.
     *
     * @param entries those that are there now
     */
    void tell(Outcome.Applied applied, Entries entries) {
        Set<EntryId> deleted = new HashSet<>();
        for (Change change : applied.changes()) {
            if (change instanceof Change.Delete) {
                deleted.add(change.id());
            }
        }
        if (deleted.isEmpty()) {
            return;
        }
        var needed = new TreeMap<String, List<String>>();
        for (Entry entry : entries.all()) {
            for (Reference reference : references.of(entry)) {
                EntryId target = reference.target();
                if (reference.required() && deleted.contains(target)) {
                    needed.computeIfAbsent(target.toString(), _ -> new ArrayList<>())
                            .add(entry.id().toString());
                }
            }
        }
        needed.forEach(
                (id, by) ->
                        log.warn(
                                "an entry was deleted that others need",
                                Map.of("deleted", id, "needed_by", List.copyOf(by))));
    }
}
