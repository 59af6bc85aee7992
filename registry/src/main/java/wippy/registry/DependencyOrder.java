// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Orders entries so that each comes after all that it needs, and finds those that need themselves.
 *
 * <p>Tarjan's algorithm for strongly connected components, with an explicit stack since chains of
 * entries can be long. Components are completed dependencies first, which is the order wanted;
 * among independent entries the given order stays. References to entries outside the set are
 * ignored.
 */
final class DependencyOrder {

    private final Map<EntryId, Entry> entries;
    private final Function<Entry, List<Reference>> references;
    private final Map<EntryId, Visit> visits = new HashMap<>();
    private final ArrayDeque<Visit> open = new ArrayDeque<>();
    private final List<Entry> sorted = new ArrayList<>();
    private final List<List<Entry>> cycles = new ArrayList<>();

    private DependencyOrder(
            Map<EntryId, Entry> entries, Function<Entry, List<Reference>> references) {
        this.entries = entries;
        this.references = references;
    }

    /**
     * The order found.
     *
     * @param sorted all entries that are in no cycle, dependencies first
     * @param cycles the cycles: each entry needs the next, the last needs the first; the members of
     *     overlapping cycles that are not on the one shown are left out of both lists
     */
    record Result(List<Entry> sorted, List<List<Entry>> cycles) {}

    /** One entry on its way through the search. */
    private static final class Visit {
        final Entry entry;
        final List<Reference> references;
        final int index;
        int next;
        int lowest;
        boolean isOpen = true;

        Visit(Entry entry, List<Reference> references, int index) {
            this.entry = entry;
            this.references = references;
            this.index = index;
            this.lowest = index;
        }
    }

    static Result of(Collection<Entry> entries, Function<Entry, List<Reference>> references) {
        var byId = new LinkedHashMap<EntryId, Entry>();
        for (Entry entry : entries) {
            byId.put(entry.id(), entry);
        }
        var order = new DependencyOrder(byId, references);
        for (Entry entry : byId.values()) {
            if (!order.visits.containsKey(entry.id())) {
                order.search(entry);
            }
        }
        return new Result(List.copyOf(order.sorted), List.copyOf(order.cycles));
    }

    private void search(Entry start) {
        var path = new ArrayDeque<Visit>();
        path.push(enter(start));
        while (!path.isEmpty()) {
            Visit visit = path.peek();
            if (visit.next < visit.references.size()) {
                Entry target = entries.get(visit.references.get(visit.next++).target());
                if (target == null) {
                    continue;
                }
                Visit seen = visits.get(target.id());
                if (seen == null) {
                    path.push(enter(target));
                } else if (seen.isOpen) {
                    visit.lowest = Math.min(visit.lowest, seen.index);
                }
            } else {
                path.pop();
                if (!path.isEmpty()) {
                    path.peek().lowest = Math.min(path.peek().lowest, visit.lowest);
                }
                if (visit.lowest == visit.index) {
                    close(visit);
                }
            }
        }
    }

    private Visit enter(Entry entry) {
        var visit = new Visit(entry, references.apply(entry), visits.size());
        visits.put(entry.id(), visit);
        open.push(visit);
        return visit;
    }

    private void close(Visit root) {
        var members = new LinkedHashMap<EntryId, Visit>();
        Visit member;
        do {
            member = open.pop();
            member.isOpen = false;
            members.put(member.entry.id(), member);
        } while (member != root);
        boolean alone = members.size() == 1;
        if (alone && root.references.stream().noneMatch(r -> r.target().equals(root.entry.id()))) {
            sorted.add(root.entry);
        } else {
            cycles.add(shortestCycle(root, members));
        }
    }

    /** Breadth first from the root, inside the component, until a reference leads back to it. */
    private static List<Entry> shortestCycle(Visit root, Map<EntryId, Visit> members) {
        var cameFrom = new HashMap<Visit, Visit>();
        var queue = new ArrayDeque<Visit>(List.of(root));
        while (true) {
            Visit visit = queue.remove();
            for (Reference reference : visit.references) {
                Visit target = members.get(reference.target());
                if (target == root) {
                    var cycle = new ArrayDeque<Entry>();
                    for (Visit step = visit; step != null; step = cameFrom.get(step)) {
                        cycle.addFirst(step.entry);
                    }
                    return List.copyOf(cycle);
                }
                if (target != null && cameFrom.putIfAbsent(target, visit) == null) {
                    queue.add(target);
                }
            }
        }
    }
}
