// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The versions of a registry, from the entries it was loaded with on. Changed under the registry's
 * lock; {@link #all} may be read by any thread.
 */
final class VersionTree {

    private final History history;

    /** What {@link Version#FIRST} is the state of. */
    private Map<EntryId, Entry> base = Map.of();

    private volatile List<Version> all;
    private long newest;

    VersionTree(History history) {
        this.history = history;
        this.all = known();
        all.forEach(version -> newest = Math.max(newest, version.id()));
    }

    private List<Version> known() {
        var versions = new ArrayList<>(List.of(Version.FIRST));
        versions.addAll(history.versions());
        return List.copyOf(versions);
    }

    /**
     * Begins with the entries that were loaded.
     *
     * @return the state of the version that was current last
     */
    List<Entry> begin(Collection<Entry> entries) {
        base = new LinkedHashMap<>();
        entries.forEach(entry -> base.putIfAbsent(entry.id(), entry));
        if (start().equals(Version.FIRST)) {
            return List.copyOf(entries);
        }
        return List.copyOf(stateAt(start()).values());
    }

    /** {@return the version that a registry starts with} */
    Version start() {
        return history.current();
    }

    /** Takes entries out of the first version that turned out not to be sound. */
    void leaveOut(Collection<Entry> entries) {
        entries.forEach(entry -> base.remove(entry.id(), entry));
    }

    /** {@return every version, oldest first} */
    List<Version> all() {
        return all;
    }

    Optional<Version> find(long id) {
        return all.stream().filter(version -> version.id() == id).findFirst();
    }

    /** {@return the next version, made from that one} */
    Version after(Version parent) {
        return new Version(newest + 1, parent.id());
    }

    void append(Version version, List<Change> changes) {
        history.append(version, changes.stream().map(Change::operation).toList());
        newest = version.id();
        all = known();
    }

    void moveTo(Version version) {
        history.moveTo(version);
    }

    /**
     * {@return the entries as they were at a version}
     *
     * @throws IllegalArgumentException if there is no such version
     */
    Map<EntryId, Entry> stateAt(Version target) {
        if (!all.contains(target)) {
            throw new IllegalArgumentException("there is no version " + target);
        }
        var parents = new HashMap<Long, Version>();
        all.forEach(version -> parents.put(version.id(), version));
        var path = new ArrayDeque<Version>();
        for (Version at = target; !at.equals(Version.FIRST); at = parent(at, parents)) {
            path.push(at);
        }
        var state = new LinkedHashMap<>(base);
        path.forEach(version -> perform(history.operations(version), state));
        return state;
    }

    private static Version parent(Version version, Map<Long, Version> versions) {
        Version parent = versions.get(version.parentId());
        if (parent == null || parent.id() >= version.id()) {
            throw new HistoryException("the history lost the parent of " + version);
        }
        return parent;
    }

    /** What the base has lost or got in the meantime is no obstacle. */
    private static void perform(List<Operation> operations, Map<EntryId, Entry> state) {
        for (Operation operation : operations) {
            switch (operation) {
                case Operation.Create(Entry entry) -> state.put(entry.id(), entry);
                case Operation.Update(Entry entry) -> state.put(entry.id(), entry);
                case Operation.Delete(EntryId id) -> state.remove(id);
            }
        }
    }
}
