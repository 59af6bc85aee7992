// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.registry.Reference;
import wippy.registry.References;
import wippy.runtime.config.LifecycleConfig;
import wippy.runtime.log.Log;

/**
 * Starts what has {@code auto_start}, and what that needs, dependencies first; stops it the other
 * way round, what does not depend on each other at the same time. What needs something that does
 * not run yet starts as soon as that does.
 *
 * <p>A unit that is replaced while it runs is stopped, after all that needs it; when it has
 * stopped, the new one starts, and then what was stopped because of it. Nothing else is touched or
 * waits for it.
 *
 * <p>Any thread. Only {@link #stop} and {@code startAndWait} wait.
 */
public final class Supervisor {
    private final References references;
    private final Log log;

    /** Guarded by this, as are all the others. */
    private final Map<EntryId, Unit> units = new LinkedHashMap<>();

    /** Started and not asked to stop, in the order of their start. */
    private final Set<EntryId> running = new LinkedHashSet<>();

    /** Those of {@link #running} that have not come to run yet, or never will. */
    private final Map<EntryId, CompletableFuture<Void>> starting = new LinkedHashMap<>();

    /** Replaced or removed while they ran; they stop when the transaction is over. */
    private final Map<EntryId, Retiring> outdated = new LinkedHashMap<>();

    /** Those that have not stopped yet. What needs them, or has their id, cannot start. */
    private final Map<EntryId, Retiring> retiring = new LinkedHashMap<>();

    /** To be started as soon as nothing that retires is in the way. */
    private final Set<EntryId> wanted = new LinkedHashSet<>();

    /** What {@link #running} was started by. */
    private @Nullable Entries entries;

    private boolean isClosed;

    /** A unit on its way out. */
    private static final class Retiring {
        final Unit unit;
        final String reason;

        /** What it needed, directly or not, while it ran; later its entry may say otherwise. */
        final Set<EntryId> needs;

        /** They stop before it. */
        final Set<EntryId> dependents = new LinkedHashSet<>();

        boolean isAsked;

        Retiring(Unit unit, String reason, Set<EntryId> needs) {
            this.unit = unit;
            this.reason = reason;
            this.needs = needs;
        }
    }

    /** A supervisor of nothing. */
    public Supervisor(References references, Log log) {
        this.references = references;
        this.log = log;
    }

    /**
     * Adds a unit, or puts it in the place of the one of its id. It is started, and the one before
     * stopped, by the next {@link #start(Entries)}.
     */
    public synchronized void define(Unit unit) {
        Unit before = units.put(unit.id(), unit);
        if (before != null && running.remove(before.id())) {
            starting.remove(before.id());
            outdated.put(before.id(), retiring(before, "replaced"));
        }
    }

    /** Forgets a unit, which is stopped by the next {@link #start(Entries)}. */
    public synchronized void remove(EntryId id) {
        Unit unit = units.remove(id);
        if (unit != null && running.remove(id)) {
            starting.remove(id);
            outdated.put(id, retiring(unit, "removed"));
        }
    }

    /**
     * Stops what was replaced or removed since the last time, and starts everything that starts by
     * itself.
     */
    public synchronized void start(Entries next) {
        retireOutdated();
        entries = next;
        for (Unit unit : units.values()) {
            if (unit.lifecycle().autoStart()) {
                wanted.add(unit.id());
            }
        }
        askWhatIsFree();
        startWanted();
    }

    /**
     * Starts everything that starts by itself, and waits for each until it runs, has failed for
     * good or has used up its start timeout.
     *
     * @param cancelled ends waiting when it is completed
     * @return what does not run, and why; what only fails since it needs another one comes last;
     *     nothing if waiting was cancelled
     */
    public List<StartFailure> startAndWait(Entries next, CompletableFuture<?> cancelled)
            throws InterruptedException {
        start(next);
        Map<EntryId, StartFailure> failures = new LinkedHashMap<>();
        for (Unit unit = next(failures); unit != null; unit = next(failures)) {
            Optional<StartFailure> failure = await(unit, cancelled);
            if (failure.isPresent()) {
                failures.put(unit.id(), failure.get());
            }
            if (cancelled.isDone()) {
                return List.of();
            }
        }
        addWaiting(failures);
        return List.copyOf(failures.values());
    }

    /**
     * Starts one unit, and before it what it needs, and waits for it.
     *
     * @return why it does not run; nothing if it does
     */
    public Optional<StartFailure> startAndWait(EntryId id, Entries next)
            throws InterruptedException {
        Unit unit;
        boolean isStarted;
        synchronized (this) {
            entries = next;
            wanted.add(id);
            startWanted();
            unit = units.get(id);
            isStarted = running.contains(id);
        }
        if (unit == null || isStarted) {
            return unit == null ? Optional.empty() : await(unit, new CompletableFuture<Void>());
        }
        return Optional.of(failure(unit, "what it needs does not run"));
    }

    /** {@return one that does not run yet and of which no failure is known} */
    private synchronized @Nullable Unit next(Map<EntryId, StartFailure> failures) {
        if (!starting.isEmpty()) {
            starting.values().removeIf(Supervisor::isDone);
            startWanted();
        }
        for (EntryId id : starting.keySet()) {
            if (!failures.containsKey(id)) {
                return units.get(id);
            }
        }
        return null;
    }

    private static boolean isDone(CompletableFuture<Void> start) {
        return start.isDone() && !start.isCompletedExceptionally();
    }

    private Optional<StartFailure> await(Unit unit, CompletableFuture<?> cancelled)
            throws InterruptedException {
        CompletableFuture<Void> start;
        synchronized (this) {
            start = starting.get(unit.id());
        }
        if (start == null) {
            return Optional.empty();
        }
        Duration most = unit.lifecycle().startTimeout();
        try {
            CompletableFuture.anyOf(start, cancelled).get(most.toNanos(), TimeUnit.NANOSECONDS);
            return Optional.empty();
        } catch (TimeoutException e) {
            String why = "it has not started within " + most.toMillis() + "ms";
            return Optional.of(failure(unit, why));
        } catch (ExecutionException e) {
            return Optional.of(failure(unit, "it is not tried again"));
        }
    }

    private static StartFailure failure(Unit unit, String why) {
        String trouble = unit.status().trouble().map(text -> text + "; ").orElse("");
        boolean isRequired = unit.lifecycle().startup() == LifecycleConfig.Startup.REQUIRED;
        return new StartFailure(unit.id(), trouble + why, isRequired);
    }

    private synchronized void addWaiting(Map<EntryId, StartFailure> failures) {
        for (EntryId id : wanted) {
            Unit unit = units.get(id);
            if (unit != null) {
                failures.put(id, failure(unit, awaited(id)));
            }
        }
    }

    /** {@return why a unit does not start yet} */
    private String awaited(EntryId id) {
        String cause = "what it needs";
        for (Reference reference : references(id)) {
            EntryId needed = reference.target();
            if (starting.containsKey(needed) || wanted.contains(needed)) {
                cause = "it needs " + needed + ", which";
            }
        }
        return cause + " does not run";
    }

    /**
     * {@return all units, in the order of their definition; of one that is replaced the old one}
     */
    public synchronized List<Supervised> supervised() {
        var all = new ArrayList<Supervised>(units.size());
        for (EntryId id : units.keySet()) {
            all.add(state(id));
        }
        for (EntryId id : retiring.keySet()) {
            if (!units.containsKey(id)) {
                all.add(state(id));
            }
        }
        return all;
    }

    /** {@return what is known of a unit, if there is one of that id} */
    public synchronized Optional<Supervised> supervised(EntryId id) {
        boolean isKnown = units.containsKey(id) || retiring.containsKey(id);
        return isKnown ? Optional.of(state(id)) : Optional.empty();
    }

    private Supervised state(EntryId id) {
        Retiring old = retiring.get(id);
        Unit unit = old == null ? units.get(id) : old.unit;
        boolean isWaiting = wanted.contains(id);
        return new Supervised(
                id,
                running.contains(id) || isWaiting,
                Objects.requireNonNull(unit).status(),
                isWaiting && old == null ? Optional.of(awaited(id)) : Optional.empty());
    }

    private synchronized void started(EntryId id, CompletableFuture<Void> start) {
        if (starting.remove(id, start)) {
            startWanted();
        }
    }

    private void retireOutdated() {
        if (outdated.isEmpty()) {
            return;
        }
        Map<EntryId, Retiring> all = new LinkedHashMap<>(outdated);
        outdated.clear();
        Map<EntryId, Boolean> known = new HashMap<>();
        all.keySet().forEach(id -> known.put(id, true));
        for (EntryId id : List.copyOf(running)) {
            Unit unit = units.get(id);
            if (unit != null && needsAny(id, known)) {
                running.remove(id);
                starting.remove(id);
                all.put(id, retiring(unit, "what it needs is replaced"));
            }
        }
        for (EntryId id : all.keySet()) {
            if (units.containsKey(id)) {
                wanted.add(id);
            }
        }
        retire(all);
    }

    private boolean needsAny(EntryId id, Map<EntryId, Boolean> known) {
        Boolean answer = known.get(id);
        if (answer != null) {
            return answer;
        }
        known.put(id, false);
        boolean isFound = false;
        for (Reference reference : references(id)) {
            isFound |= needsAny(reference.target(), known);
        }
        known.put(id, isFound);
        return isFound;
    }

    private Retiring retiring(Unit unit, String reason) {
        var needs = new HashSet<EntryId>();
        addNeeds(unit.id(), needs);
        return new Retiring(unit, reason, needs);
    }

    private void addNeeds(EntryId id, Set<EntryId> all) {
        for (Reference reference : references(id)) {
            if (all.add(reference.target())) {
                addNeeds(reference.target(), all);
            }
        }
    }

    private void retire(Map<EntryId, Retiring> all) {
        retiring.putAll(all);
        for (Map.Entry<EntryId, Retiring> one : all.entrySet()) {
            EntryId id = one.getKey();
            for (Map.Entry<EntryId, Retiring> other : retiring.entrySet()) {
                if (!other.getKey().equals(id) && other.getValue().needs.contains(id)) {
                    one.getValue().dependents.add(other.getKey());
                }
            }
        }
    }

    /** Asks each to stop that nobody needs any more. */
    private void askWhatIsFree() {
        for (EntryId id : List.copyOf(retiring.keySet())) {
            Retiring one = retiring.get(id);
            if (one != null && !one.isAsked && one.dependents.isEmpty()) {
                one.isAsked = true;
                one.unit.stop(one.reason, () -> stopped(id));
            }
        }
    }

    private synchronized void stopped(EntryId id) {
        retiring.remove(id);
        retiring.values().forEach(one -> one.dependents.remove(id));
        askWhatIsFree();
        startWanted();
        notifyAll();
    }

    private void startWanted() {
        if (isClosed) {
            return;
        }
        Map<EntryId, Boolean> known = new HashMap<>();
        for (EntryId id : List.copyOf(wanted)) {
            start(id, known);
        }
    }

    /** {@return whether what needs it may start: it runs, or is nothing that runs} */
    private boolean start(EntryId id, Map<EntryId, Boolean> known) {
        Boolean answer = known.get(id);
        if (answer != null) {
            return answer;
        }
        boolean isReady = !retiring.containsKey(id) && !starting.containsKey(id);
        if (!running.contains(id)) {
            known.put(id, isReady);
            for (Reference reference : references(id)) {
                isReady &= start(reference.target(), known);
            }
            Unit unit = units.get(id);
            if (isReady && unit != null) {
                isReady = hasWhatItNeeds(id);
                if (isReady) {
                    isReady = start(unit);
                }
                wanted.remove(id);
            }
        }
        known.put(id, isReady);
        return isReady;
    }

    /** {@return whether it runs} If not yet, what needs it starts when it does. */
    private boolean start(Unit unit) {
        EntryId id = unit.id();
        running.add(id);
        CompletableFuture<Void> start = unit.start();
        if (isDone(start)) {
            return true;
        }
        starting.put(id, start);
        var _ = start.thenRun(() -> started(id, start));
        return false;
    }

    /** When it was loaded it had; since then entries may have gone. */
    private boolean hasWhatItNeeds(EntryId id) {
        Entries all = entries;
        for (Reference reference : references(id)) {
            if (reference.required() && all != null && all.find(reference.target()).isEmpty()) {
                log.warn(
                        "not started: an entry that it needs was deleted",
                        described(id, reference.target()));
                return false;
            }
        }
        return true;
    }

    private static Map<String, @Nullable Object> described(EntryId id, EntryId needed) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("entry", id.toString());
        fields.put("needs", needed.toString());
        return fields;
    }

    private List<Reference> references(EntryId id) {
        Entries all = entries;
        return all == null ? List.of() : all.find(id).map(references::of).orElse(List.of());
    }

    /**
     * Stops everything, and waits for it. Nothing can be started afterwards.
     *
     * @param deadline the time of {@link System#nanoTime} when waiting ends
     * @return whether everything has stopped
     */
    public synchronized boolean stop(String reason, long deadline) throws InterruptedException {
        isClosed = true;
        retireOutdated();
        Map<EntryId, Retiring> all = new LinkedHashMap<>();
        for (EntryId id : running) {
            Unit unit = units.get(id);
            if (unit != null) {
                all.put(id, retiring(unit, reason));
            }
        }
        running.clear();
        starting.clear();
        retire(all);
        askWhatIsFree();
        while (!retiring.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
