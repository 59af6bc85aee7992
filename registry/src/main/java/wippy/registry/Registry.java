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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The entries of an application and every version they were in.
 *
 * <p>{@link #load} fills it once, at the start, with as many entries as are sound: that state is
 * {@code v0}. From then on {@link #apply} and {@link #applyVersion} move it as a whole or not at
 * all. Reading is wait-free at any time; writers wait for each other.
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
 * </ol>
 *
 * <p>Deleting an entry that others need is allowed: they go on with what they have until they are
 * changed themselves.
 */
public final class Registry {

    private final References references;
    private final History history;
    private final Map<String, EntryHandler> handlers = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();

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
        this.history = history;
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

    /** {@return the entries as they are now; never changes, ask again for a newer one} */
    public Snapshot snapshot() {
        return current;
    }

    /**
     * Loads the entries that an application starts with, as {@link Version#FIRST}. An entry that is
     * not sound is left out, and with it every entry that requires it; the rest is loaded.
     *
     * @return why entries were left out: empty if none was
     * @throws IllegalStateException if entries were loaded before
     */
    public List<Rejection> load(Collection<Entry> entries) {
        writing.lock();
        try {
            if (isLoaded) {
                throw new IllegalStateException("a registry is loaded once; use apply");
            }
            var load = new InitialLoad(references, handlers);
            Transaction transaction = load.run(entries);
            knownReferences.putAll(load.references());
            current = new Snapshot(Version.FIRST, load.accepted());
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
            long newest = Version.FIRST.id();
            for (Version version : history.versions()) {
                newest = Math.max(newest, version.id());
            }
            var version = new Version(newest + 1, before.version().id());
            return perform(plan.changes(), version, steps -> history.append(version, steps));
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
            var changes = ChangePlan.between(current.byId(), stateAt(version));
            return perform(changes, version, steps -> history.moveTo(version));
        } finally {
            writing.unlock();
        }
    }

    /** {@return the entries as they were at a version, if it exists} */
    public Optional<Snapshot> snapshotAt(Version version) {
        writing.lock();
        try {
            return versions().contains(version)
                    ? Optional.of(new Snapshot(version, stateAt(version)))
                    : Optional.empty();
        } finally {
            writing.unlock();
        }
    }

    /** {@return every version, oldest first, from {@link Version#FIRST}} */
    public List<Version> versions() {
        writing.lock();
        try {
            var versions = new ArrayList<>(List.of(Version.FIRST));
            versions.addAll(history.versions());
            return versions;
        } finally {
            writing.unlock();
        }
    }

    /** {@return the version of that number, if it exists} */
    public Optional<Version> version(long id) {
        return versions().stream().filter(version -> version.id() == id).findFirst();
    }

    /**
     * {@return the changes that lead from one set of entries to another; entries that say the same
     * in both are not among them, and deletions come first}
     */
    public static List<Change> delta(Collection<Entry> from, Collection<Entry> to) {
        return ChangePlan.between(byId(from), byId(to));
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
        var rejections = arrange(changes, next, found, steps);
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
        return new Outcome.Applied(version, steps);
    }

    /** Puts changes into the order in which they are to happen, or says why they must not. */
    private List<Rejection> arrange(
            List<Change> changes,
            Map<EntryId, Entry> next,
            Map<EntryId, List<Reference>> found,
            List<Change> steps) {
        var rejections = new ArrayList<Rejection>();
        var order =
                DependencyOrder.of(
                        next.values(), entry -> found.getOrDefault(entry.id(), List.of()));
        for (List<Entry> cycle : order.cycles()) {
            cycle.forEach(entry -> rejections.add(Soundness.cycle(cycle, entry, found)));
        }
        var changed = new HashMap<EntryId, Change>();
        changes.forEach(change -> changed.put(change.id(), change));
        var before = DependencyOrder.of(current.all(), this::known).sorted();
        for (Entry entry : before.reversed()) {
            if (changed.get(entry.id()) instanceof Change.Delete delete) {
                steps.add(delete);
            }
        }
        for (Entry entry : order.sorted()) {
            Change change = changed.get(entry.id());
            if (change != null) {
                steps.add(change);
                rejections.addAll(Soundness.unresolved(entry, found, next, Map.of()));
            }
        }
        return rejections;
    }

    private List<Reference> known(Entry entry) {
        return knownReferences.getOrDefault(entry.id(), List.of());
    }

    /** Walks from the current version to another one: back to where they part, then forward. */
    private Map<EntryId, Entry> stateAt(Version target) {
        var versions = new HashMap<Long, Version>();
        versions().forEach(version -> versions.put(version.id(), version));
        if (!target.equals(versions.get(target.id()))) {
            throw new IllegalArgumentException("there is no version " + target);
        }
        var forward = new ArrayDeque<Version>();
        Version from = current.version();
        Version to = target;
        var state = new LinkedHashMap<>(current.byId());
        while (!from.equals(to)) {
            if (from.id() > to.id()) { // a parent's number is always the smaller one
                var steps = changes(from).reversed();
                ChangePlan.perform(steps.stream().map(Change::inverse).toList(), state);
                from = parent(from, versions);
            } else {
                forward.push(to);
                to = parent(to, versions);
            }
        }
        forward.forEach(version -> ChangePlan.perform(changes(version), state));
        return state;
    }

    private static Version parent(Version version, Map<Long, Version> versions) {
        Version parent = versions.get(version.parentId());
        if (parent == null) {
            throw new IllegalStateException("the history lost the parent of " + version);
        }
        return parent;
    }

    private List<Change> changes(Version version) {
        return history.changes(version)
                .orElseThrow(() -> new IllegalStateException("the history lost " + version));
    }
}
