// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.registry.Reference;
import wippy.registry.References;

/**
 * Starts what has {@code auto_start}, and what that needs, dependencies first; stops it the other
 * way round, what does not depend on each other at the same time.
 *
 * <p>Any thread; one start or stop at a time.
 */
public final class Supervisor {
    private final References references;

    /** Guarded by this. */
    private final Map<EntryId, Unit> units = new LinkedHashMap<>();

    /** Running, in the order of their start. Guarded by this. */
    private final Set<EntryId> running = new LinkedHashSet<>();

    /** A supervisor of nothing. */
    public Supervisor(References references) {
        this.references = references;
    }

    /** Adds a unit, which is not started yet, or puts it in the place of the one of its id. */
    public synchronized void define(Unit unit) {
        Unit before = units.put(unit.id(), unit);
        if (before != null && running.remove(before.id())) {
            before.stop("replaced", () -> {});
        }
    }

    /** Stops a unit and forgets it. */
    public synchronized void remove(EntryId id) {
        Unit unit = units.remove(id);
        if (unit != null && running.remove(id)) {
            unit.stop("removed", () -> {});
        }
    }

    /** {@return the unit of an entry} */
    public synchronized Optional<Unit> find(EntryId id) {
        return Optional.ofNullable(units.get(id));
    }

    /** Starts everything that starts by itself. */
    public synchronized void start(Entries entries) {
        for (Unit unit : List.copyOf(units.values())) {
            if (unit.lifecycle().autoStart()) {
                start(unit.id(), entries, new HashSet<>());
            }
        }
    }

    /** Starts one unit, and before it what it needs. */
    public synchronized void start(EntryId id, Entries entries) {
        start(id, entries, new HashSet<>());
    }

    private void start(EntryId id, Entries entries, Set<EntryId> visited) {
        if (!visited.add(id) || running.contains(id)) {
            return;
        }
        needs(id, entries).forEach(needed -> start(needed, entries, visited));
        Unit unit = units.get(id);
        if (unit != null) {
            running.add(id);
            unit.start();
        }
    }

    private List<EntryId> needs(EntryId id, Entries entries) {
        return entries.find(id)
                .map(entry -> references.of(entry).stream().map(Reference::target).toList())
                .orElse(List.of());
    }

    /** Stops everything, and waits for it. */
    public void stop(String reason, Entries entries) throws InterruptedException {
        for (List<Unit> level : stopOrder(entries)) {
            var stopped = new CountDownLatch(level.size());
            level.forEach(unit -> unit.stop(reason, stopped::countDown));
            stopped.await();
        }
    }

    /** {@return units that run, grouped: what nobody needs first} They count as stopped now. */
    private synchronized List<List<Unit>> stopOrder(Entries entries) {
        var depths = new HashMap<EntryId, Integer>();
        var levels = new ArrayList<List<Unit>>();
        for (EntryId id : running) {
            int depth = depth(id, entries, depths);
            while (levels.size() <= depth) {
                levels.add(new ArrayList<>());
            }
            Unit unit = units.get(id);
            if (unit != null) {
                levels.get(depth).add(unit);
            }
        }
        running.clear();
        return levels.reversed();
    }

    /** {@return how many units stand below it at most} A cycle was refused by the registry. */
    private int depth(EntryId id, Entries entries, Map<EntryId, Integer> known) {
        Integer depth = known.get(id);
        if (depth != null) {
            return depth;
        }
        int deepest = 0;
        for (EntryId needed : needs(id, entries)) {
            int below = depth(needed, entries, known);
            deepest = Math.max(deepest, units.containsKey(needed) ? below + 1 : below);
        }
        known.put(id, deepest);
        return deepest;
    }
}
