// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The entries of an application and every version they were in.
 *
 * <p>{@link #load} fills it once, at the start, with as many entries as are sound: they are {@code
 * v0}. If the history goes on from there, what it holds is performed on them again, and the version
 * that was current last is so again. From then on {@link #apply} and {@link #applyVersion} move the
 * registry as a whole or not at all. Reading {@link #snapshot}, {@link #versions} and {@link
 * #version} never waits; writers and {@link #snapshotAt} wait for each other.
 *
 * <p>A transaction runs in these steps:
 *
 * <ol>
 *   <li>Operations become changes: what does not exist is not changed, what exists not created.
 *   <li>The next state is ordered by dependency. A cycle, or a required reference of a changed
 *       entry that leads nowhere, refuses it.
 *   <li>Handlers prepare: first deletions, dependents before what they need, then the rest, the
 *       other way round. One refusal refuses all, and what was prepared is discarded.
 *   <li>The history records the new version.
 *   <li>The new snapshot becomes the current one.
 *   <li>What was prepared is committed.
 *   <li>Listeners hear of it.
 * </ol>
 *
 * <p>Deleting an entry that others need is allowed: they go on with what they have until they are
 * changed themselves.
 */
public final class Registry {

    private final References references;
    private final VersionTree versions;
    private final Map<String, EntryHandler> handlers = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();

    private final List<Consumer<Outcome.Applied>> listeners = new CopyOnWriteArrayList<>();

    private volatile Snapshot current = new Snapshot(Version.FIRST, Map.of());

    /** Written under {@link #writing}. */
    private boolean isLoaded;

    /** What each current entry refers to, asked once. Guarded by {@link #writing}. */
    private Map<EntryId, List<Reference>> knownReferences = new HashMap<>();

    /**
     * Makes an empty registry.
     *
     * @param references which entries an entry needs
     * @param history where versions are remembered
     */
    public Registry(References references, History history) {
        this.references = references;
        this.versions = new VersionTree(history);
    }

    /**
     * Says who handles a kind. To be called before entries of the kind come.
     *
     * @throws IllegalArgumentException if the kind has a handler already
     */
    public void register(String kind, EntryHandler handler) {
        if (handlers.putIfAbsent(kind, handler) != null) {
            throw new IllegalArgumentException("the kind " + kind + " has a handler already");
        }
    }

    /**
     * Adds somebody who hears of each transaction that has happened, the initial load excepted. By
     * the thread that has performed it, before others may; must not fail, wait for long or change
     * the registry.
     */
    public void listen(Consumer<Outcome.Applied> listener) {
        listeners.add(listener);
    }

    /** {@return the entries as they are now; never changes, ask again for a newer one} */
    public Snapshot snapshot() {
        return current;
    }

    /**
     * Loads the entries that an application starts with, as {@link Version#FIRST}, and goes on to
     * the version that was current last. An entry that is not sound is left out, and with it every
     * entry that requires it; the rest is loaded.
     *
     * @return why entries were left out: empty if none was
     * @throws IllegalStateException if entries were loaded before
     * @throws HistoryException if the history cannot be read; then nothing has happened
     */
    public List<Rejection> load(Collection<Entry> entries) {
        return load(entries, Map.of());
    }

    /**
     * Loads the entries that an application starts with, as {@link #load(Collection)} does.
     *
     * @param absent why entries are not among them that others may need
     * @return why entries were left out: empty if none was
     * @throws IllegalStateException if entries were loaded before
     */
    public List<Rejection> load(Collection<Entry> entries, Map<EntryId, Absence> absent) {
        writing.lock();
        try {
            if (isLoaded) {
                throw new IllegalStateException("a registry is loaded once; use apply");
            }
            var load = new InitialLoad(references, handlers, absent);
            Transaction transaction = load.run(versions.begin(entries));
            versions.leaveOut(load.leftOut());
            knownReferences.putAll(load.references());
            current = new Snapshot(versions.start(), load.accepted());
            isLoaded = true;
            transaction.commit();
            return load.rejections();
        } finally {
            writing.unlock();
        }
    }

    /**
     * Performs operations as one transaction on the current entries. Several operations on one
     * entry count as one; if nothing is left to change, no version is made.
     *
     * @throws HistoryException if it cannot be recorded; then it has not happened
     */
    public Outcome apply(List<Operation> operations) {
        writing.lock();
        try {
            Snapshot before = current;
            var plan = ChangePlan.of(before.byId(), operations);
            if (!plan.rejections().isEmpty()) {
                return new Outcome.Refused(plan.rejections());
            }
            if (plan.changes().isEmpty()) {
                return new Outcome.Applied(before.version(), List.of());
            }
            Version version = versions.after(before.version());
            return perform(plan.changes(), version, steps -> versions.append(version, steps));
        } finally {
            writing.unlock();
        }
    }

    /**
     * Goes back or forward to a version, as one transaction. No new version is made; operations
     * applied afterwards begin a new branch.
     *
     * @throws IllegalArgumentException if there is no such version
     */
    public Outcome applyVersion(Version version) {
        writing.lock();
        try {
            var changes = ChangePlan.between(current.byId(), versions.stateAt(version));
            return perform(changes, version, _ -> versions.moveTo(version));
        } finally {
            writing.unlock();
        }
    }

    /**
     * {@return the entries as they were at a version, if it exists} May read the history, so it may
     * wait.
     */
    public Optional<Snapshot> snapshotAt(Version version) {
        writing.lock();
        try {
            if (version.equals(current.version())) {
                return Optional.of(current);
            }
            return versions().contains(version)
                    ? Optional.of(new Snapshot(version, versions.stateAt(version)))
                    : Optional.empty();
        } finally {
            writing.unlock();
        }
    }

    /** {@return every version, oldest first, from {@link Version#FIRST}} */
    public List<Version> versions() {
        return versions.all();
    }

    /** {@return the version of that number, if it exists} */
    public Optional<Version> version(long id) {
        Version now = current.version();
        return now.id() == id ? Optional.of(now) : versions.find(id);
    }

    /**
     * {@return the changes that lead from one set of entries to another, in the order of a
     * transaction; entries that say the same in both are not among them} Of several entries of one
     * id the last counts.
     */
    public List<Change> delta(Collection<Entry> from, Collection<Entry> to) {
        var before = byId(from);
        var after = byId(to);
        var changes = ChangePlan.between(before, after);
        var steps = new ArrayList<Change>();
        ChangeOrder.arrange(changes, from, referencesOf(from), after, referencesOf(to), steps);
        if (steps.size() < changes.size()) { // members of cycles have no order
            changes.removeAll(steps);
            steps.addAll(changes);
        }
        return steps;
    }

    private Map<EntryId, List<Reference>> referencesOf(Collection<Entry> entries) {
        var found = new HashMap<EntryId, List<Reference>>();
        entries.forEach(entry -> found.put(entry.id(), references.of(entry)));
        return found;
    }

    private static Map<EntryId, Entry> byId(Collection<Entry> entries) {
        var byId = new LinkedHashMap<EntryId, Entry>();
        entries.forEach(entry -> byId.put(entry.id(), entry));
        return byId;
    }

    private Outcome perform(List<Change> changes, Version version, Consumer<List<Change>> record) {
        var next = new LinkedHashMap<>(current.byId());
        ChangePlan.perform(changes, next);
        var found = new HashMap<>(knownReferences);
        for (Change change : changes) {
            Entry entry = next.get(change.id());
            if (entry == null) {
                found.remove(change.id());
            } else {
                found.put(change.id(), List.copyOf(references.of(entry)));
            }
        }
        var steps = new ArrayList<Change>();
        var rejections =
                ChangeOrder.arrange(changes, current.all(), knownReferences, next, found, steps);
        if (!rejections.isEmpty()) {
            return new Outcome.Refused(rejections);
        }
        var transaction = new Transaction(handlers, next);
        boolean isAccepted = false;
        try {
            for (Change step : steps) {
                var refusals = transaction.prepare(step);
                if (!refusals.isEmpty()) {
                    return new Outcome.Refused(refusals);
                }
            }
            record.accept(steps);
            isAccepted = true;
        } finally {
            if (!isAccepted) {
                transaction.discard();
            }
        }
        knownReferences = found;
        current = new Snapshot(version, next);
        transaction.commit();
        var applied = new Outcome.Applied(version, steps);
        listeners.forEach(listener -> listener.accept(applied));
        return applied;
    }
}
