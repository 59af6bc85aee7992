// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wippy.registry.Rejection.Reason;

/**
 * Works out which changes lead from one state to another. Several operations on one entry count as
 * one: create and update is a create, create and delete is nothing, delete and create an update.
 */
final class ChangePlan {

    private final Map<EntryId, Entry> before;
    private final Map<EntryId, Entry> after;
    private final Set<EntryId> touched = new LinkedHashSet<>();
    private final List<Rejection> rejections = new ArrayList<>();

    private ChangePlan(Map<EntryId, Entry> before) {
        this.before = before;
        this.after = new LinkedHashMap<>(before);
    }

    static ChangePlan of(Map<EntryId, Entry> before, List<Operation> operations) {
        var plan = new ChangePlan(before);
        operations.forEach(plan::add);
        return plan;
    }

    /** {@return the changes between two states; entries that say the same in both do not change} */
    static List<Change> between(Map<EntryId, Entry> from, Map<EntryId, Entry> to) {
        var changes = new ArrayList<Change>();
        for (Entry old : from.values()) {
            if (!to.containsKey(old.id())) {
                changes.add(new Change.Delete(old));
            }
        }
        for (Entry entry : to.values()) {
            Entry old = from.get(entry.id());
            if (old == null || !old.sameAs(entry)) {
                changes.add(change(old, entry));
            }
        }
        return changes;
    }

    /** Applies changes, in any order, to a state. */
    static void perform(List<Change> changes, Map<EntryId, Entry> state) {
        for (Change change : changes) {
            switch (change) {
                case Change.Create create -> state.put(create.id(), create.entry());
                case Change.Update update -> state.put(update.id(), update.after());
                case Change.Delete delete -> state.remove(delete.id());
            }
        }
    }

    private void add(Operation operation) {
        EntryId id = operation.id();
        Entry present = after.get(id);
        switch (operation) {
            case Operation.Create create -> {
                if (present != null) {
                    rejections.add(Soundness.duplicate(create.entry(), present));
                    return;
                }
                after.put(id, create.entry());
            }
            case Operation.Update update -> {
                if (present == null) {
                    rejectMissing(id, update.entry().origin(), "be updated");
                    return;
                }
                after.put(id, update.entry());
            }
            case Operation.Delete delete -> {
                if (present == null) {
                    rejectMissing(id, Origin.RUNTIME, "be deleted");
                    return;
                }
                after.remove(id);
            }
        }
        touched.add(id);
    }

    private void rejectMissing(EntryId id, Origin origin, String what) {
        rejections.add(
                new Rejection(
                        id,
                        Reason.MISSING,
                        origin,
                        DataPath.ENTRY,
                        "there is no entry " + id + " that could " + what,
                        ""));
    }

    List<Rejection> rejections() {
        return rejections;
    }

    List<Change> changes() {
        var changes = new ArrayList<Change>();
        for (EntryId id : touched) {
            Entry old = before.get(id);
            Entry entry = after.get(id);
            if (entry != null) {
                changes.add(change(old, entry));
            } else if (old != null) {
                changes.add(new Change.Delete(old));
            }
        }
        return changes;
    }

    private static Change change(@Nullable Entry old, Entry entry) {
        return old == null ? new Change.Create(entry) : new Change.Update(old, entry);
    }
}
