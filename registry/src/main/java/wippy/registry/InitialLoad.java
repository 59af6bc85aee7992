// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes as many of the given entries as are sound, and says why the others are not. */
final class InitialLoad {

    private final References source;
    private final Map<String, EntryHandler> handlers;
    private final Map<EntryId, Absence> absent;

    private final Map<EntryId, Entry> accepted = new LinkedHashMap<>();
    private final Map<EntryId, Entry> leftOut = new HashMap<>();
    private final Map<EntryId, List<Reference>> references = new HashMap<>();
    private final List<Entry> inCycles = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    InitialLoad(
            References source, Map<String, EntryHandler> handlers, Map<EntryId, Absence> absent) {
        this.source = source;
        this.handlers = handlers;
        this.absent = new HashMap<>(absent);
    }

    /** {@return the transaction that holds what the accepted entries have prepared} */
    Transaction run(Collection<Entry> entries) {
        for (Entry entry : entries) {
            Entry present = accepted.putIfAbsent(entry.id(), entry);
            if (present == null) {
                references.put(entry.id(), List.copyOf(source.of(entry)));
            } else {
                rejections.add(Soundness.duplicate(entry, present));
            }
        }
        List<Entry> sorted = sortWithoutCycles();
        var transaction = new Transaction(handlers, accepted);
        boolean isComplete = false;
        try {
            for (Entry entry : sorted) {
                var unresolved = Soundness.unresolved(entry, references, accepted, absent);
                var refusals = new ArrayList<>(unresolved);
                refusals.addAll(
                        unresolved.isEmpty()
                                ? transaction.prepare(new Change.Create(entry))
                                : transaction.inspect(entry));
                if (!refusals.isEmpty()) {
                    leaveOut(entry, refusals);
                }
            }
            inCycles.forEach(entry -> rejections.addAll(transaction.inspect(entry)));
            isComplete = true;
            return transaction;
        } finally {
            if (!isComplete) {
                transaction.discard();
            }
        }
    }

    /** What is left when one cycle has gone may hold another one, hence the loop. */
    private List<Entry> sortWithoutCycles() {
        while (true) {
            var order =
                    DependencyOrder.of(
                            accepted.values(),
                            entry -> references.getOrDefault(entry.id(), List.of()));
            if (order.cycles().isEmpty()) {
                return order.sorted();
            }
            for (List<Entry> cycle : order.cycles()) {
                inCycles.addAll(cycle);
                cycle.forEach(
                        entry ->
                                leaveOut(
                                        entry, List.of(Soundness.cycle(cycle, entry, references))));
            }
        }
    }

    private void leaveOut(Entry entry, List<Rejection> reasons) {
        rejections.addAll(reasons);
        accepted.remove(entry.id());
        leftOut.put(entry.id(), entry);
        absent.put(entry.id(), Absence.leftOut(entry.id()));
    }

    Map<EntryId, Entry> accepted() {
        return accepted;
    }

    /** {@return the entries that are not sound, or need one that is not} */
    Collection<Entry> leftOut() {
        return leftOut.values();
    }

    /** {@return what each entry refers to, those left out included} */
    Map<EntryId, List<Reference>> references() {
        return references;
    }

    List<Rejection> rejections() {
        return List.copyOf(rejections);
    }
}
