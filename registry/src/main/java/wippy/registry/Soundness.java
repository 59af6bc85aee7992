// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.List;
import java.util.Map;
import wippy.registry.Rejection.Reason;

/** What can be wrong between entries, in words. */
final class Soundness {

    private Soundness() {}

    /** {@return that an entry has the id of another one} */
    static Rejection duplicate(Entry entry, Entry present) {
        String where = present.origin().isFile() ? " (" + present.origin() + ")" : "";
        return Rejection.of(
                entry,
                Reason.EXISTS,
                DataPath.ENTRY.child("name"),
                "there is already an entry " + entry.id() + where,
                "give one of them another name");
    }

    /** {@return that an entry is a member of a cycle, told from its point of view} */
    static Rejection cycle(
            List<Entry> cycle, Entry entry, Map<EntryId, List<Reference>> references) {
        int start = cycle.indexOf(entry);
        var text = new StringBuilder(entry.id().toString());
        for (int i = 1; i <= cycle.size(); i++) {
            text.append(" → ").append(cycle.get((start + i) % cycle.size()).id());
        }
        EntryId needed = cycle.get((start + 1) % cycle.size()).id();
        DataPath path =
                references.getOrDefault(entry.id(), List.of()).stream()
                        .filter(reference -> reference.target().equals(needed))
                        .findFirst()
                        .map(Reference::path)
                        .orElse(DataPath.ENTRY);
        return Rejection.of(
                entry,
                Reason.CYCLE,
                path,
                entry.id() + " needs itself: " + text,
                "take one of these references away, or move what they share to a new entry");
    }

    /**
     * {@return what an entry requires that is not there: empty if nothing}
     *
     * @param next the entries that are there
     * @param absent why others are not
     */
    static List<Rejection> unresolved(
            Entry entry,
            Map<EntryId, List<Reference>> references,
            Map<EntryId, Entry> next,
            Map<EntryId, Absence> absent) {
        return references.getOrDefault(entry.id(), List.of()).stream()
                .filter(reference -> reference.required())
                .filter(reference -> !next.containsKey(reference.target()))
                .map(reference -> unresolved(entry, reference, next, absent))
                .toList();
    }

    private static Rejection unresolved(
            Entry entry,
            Reference reference,
            Map<EntryId, Entry> next,
            Map<EntryId, Absence> absent) {
        EntryId target = reference.target();
        Absence absence = absent.get(target);
        Reason reason = absence == null ? Reason.UNRESOLVED : Reason.BROKEN_DEPENDENCY;
        String why = absence == null ? ", but there is no such entry" : ", which " + absence.what();
        String hint = absence == null ? suggestion(target, next) : absence.hint();
        String message = entry.id() + " needs " + target + why;
        return Rejection.of(entry, reason, reference.path(), message, hint);
    }

    private static String suggestion(EntryId target, Map<EntryId, Entry> next) {
        return Nearest.to(target, next.keySet())
                .map(id -> "did you mean '" + id + "'?")
                .orElse("add an entry of this id, or correct the reference");
    }
}
