// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts changes into the order in which they are to happen: first deletions, dependents before what
 * they need, then the rest, the other way round.
 */
final class ChangeOrder {

    private ChangeOrder() {}

    /**
     * Orders changes.
     *
     * @param before the entries that are there, {@code known} what they refer to
     * @param after the entries that will be there, {@code next} what they refer to
     * @param steps takes the changes in order; those of members of a cycle are not among them
     * @return why they must not happen: empty if nothing speaks against them
     */
    static List<Rejection> arrange(
            List<Change> changes,
            Collection<Entry> before,
            Map<EntryId, List<Reference>> known,
            Map<EntryId, Entry> after,
            Map<EntryId, List<Reference>> next,
            List<Change> steps) {
        var rejections = new ArrayList<Rejection>();
        var order = order(after.values(), next);
        for (List<Entry> cycle : order.cycles()) {
            cycle.forEach(entry -> rejections.add(Soundness.cycle(cycle, entry, next)));
        }
        var changed = new HashMap<EntryId, Change>();
        changes.forEach(change -> changed.put(change.id(), change));
        for (Entry entry : order(before, known).sorted().reversed()) {
            if (changed.get(entry.id()) instanceof Change.Delete delete) {
                steps.add(delete);
            }
        }
        for (Entry entry : order.sorted()) {
            Change change = changed.get(entry.id());
            if (change != null) {
                steps.add(change);
                rejections.addAll(Soundness.unresolved(entry, next, after, Map.of()));
            }
        }
        return rejections;
    }

    private static DependencyOrder.Result order(
            Collection<Entry> entries, Map<EntryId, List<Reference>> references) {
        return DependencyOrder.of(entries, entry -> references.getOrDefault(entry.id(), List.of()));
    }
}
