// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import wippy.registry.DataPath;
import wippy.registry.Entries;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.registry.Reference;
import wippy.runtime.config.LifecycleConfig;
import wippy.runtime.config.RestartConfig;
import wippy.runtime.config.SecurityConfig;

/**
 * One history of a supervisor and its units, which a seed decides: what needs what, what is added,
 * replaced and removed, when it comes to run, fails or has stopped, at once or late. Whatever
 * happens, a unit runs only while what it needs does, one of each id at a time, and in the end all
 * that can run does; after the end nothing starts.
 */
final class SupervisorHistory implements LongConsumer {
    private static final String KIND = "unit";
    private static final int UNITS_MAX = 7;
    private static final int STEPS = 60;

    private enum State {
        NEW,
        STARTING,
        RUNNING,
        FAILED,
        STOPPING,
        STOPPED
    }

    private SplittableRandom random = new SplittableRandom(0);
    private final List<FakeUnit> made = new ArrayList<>();
    private final List<Runnable> events = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Map<EntryId, Entry> entries = new LinkedHashMap<>();
    private final Map<EntryId, FakeUnit> current = new HashMap<>();
    private final Supervisor supervisor =
            new Supervisor(SupervisorHistory::references, new LogLines().log());
    private boolean isOver;

    /** Lives through it. Throws an {@link AssertionError} when a promise is broken. */
    @Override
    public void accept(long seed) {
        random = new SplittableRandom(seed);
        try {
            live();
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + String.join("\n", told), e);
        }
    }

    private void live() {
        int size = 1 + random.nextInt(UNITS_MAX);
        for (int i = 0; i < size; i++) {
            if (random.nextInt(5) > 0) {
                define(i, random.nextInt(4) > 0);
            }
        }
        start();
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(4) > 0) {
                happen();
            } else {
                for (int n = 1 + random.nextInt(2); n > 0; n--) {
                    change(random.nextInt(size));
                }
                start();
            }
        }
        settle();
        checkAllRun();
        end();
    }

    private void end() {
        told.add("the end");
        isOver = true;
        boolean hasStopped = stop();
        expect(
                hasStopped == made.stream().noneMatch(FakeUnit::isThere),
                "says whether all is over");
        settle();
        expect(stop(), "all have stopped");
        for (var unit : made) {
            expect(!unit.isThere(), unit + " has stopped");
        }
    }

    /** Asks, and does not wait. */
    private boolean stop() {
        try {
            return supervisor.stop("the end", System.nanoTime());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void change(int i) {
        var id = id(i);
        if (entries.containsKey(id) && random.nextInt(3) == 0) {
            told.add("remove " + id.name());
            entries.remove(id);
            current.remove(id);
            supervisor.remove(id);
        } else {
            define(i, true);
        }
    }

    private void define(int i, boolean startsItself) {
        var id = id(i);
        var needs = new ArrayList<String>();
        for (int j = 0; j < i; j++) {
            if (random.nextInt(3) == 0) {
                needs.add(id(j).name());
            }
        }
        var known = entries.get(id);
        var entry = known != null ? known : Entry.of(id, KIND, Map.of(), Map.of("needs", needs));
        var unit = new FakeUnit(id, made.size(), startsItself, references(entry));
        told.add("define " + unit + " needs " + entry.fields().get("needs"));
        made.add(unit);
        entries.put(id, entry);
        current.put(id, unit);
        supervisor.define(unit);
    }

    private void start() {
        told.add("start");
        var now = new LinkedHashMap<>(entries);
        supervisor.start(
                new Entries() {
                    @Override
                    public Optional<Entry> find(EntryId id) {
                        return Optional.ofNullable(now.get(id));
                    }

                    @Override
                    public Collection<Entry> all() {
                        return now.values();
                    }
                });
    }

    private void happen() {
        if (!events.isEmpty()) {
            events.remove(random.nextInt(events.size())).run();
        }
    }

    private void settle() {
        while (!events.isEmpty()) {
            happen();
        }
    }

    private void checkAllRun() {
        for (var unit : current.values()) {
            boolean canRun = unit.lifecycle.autoStart() && unit.needs.stream().allMatch(this::runs);
            expect(
                    !canRun || unit.state == State.RUNNING || unit.state == State.FAILED,
                    unit + " runs, for nothing is in its way");
            expect(unit.state != State.STOPPING, unit + " has had its time to stop");
        }
    }

    private boolean runs(Reference needed) {
        var unit = current.get(needed.target());
        return unit != null && unit.state == State.RUNNING;
    }

    private static EntryId id(int i) {
        return new EntryId("app", "u" + i);
    }

    private static List<Reference> references(Entry entry) {
        var all = new ArrayList<Reference>();
        if (entry.fields().get("needs") instanceof List<?> names) {
            for (Object name : names) {
                all.add(new Reference(new EntryId("app", (String) name), DataPath.DATA, true));
            }
        }
        return all;
    }

    private static void expect(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError("expected: " + what);
        }
    }

    /** Does what it is told, at once or later. */
    private final class FakeUnit implements Unit {
        private final EntryId id;
        private final int version;
        private final List<Reference> needs;
        private final LifecycleConfig lifecycle;
        private CompletableFuture<Void> start = new CompletableFuture<>();
        private State state = State.NEW;

        FakeUnit(EntryId id, int version, boolean startsItself, List<Reference> needs) {
            this.id = id;
            this.version = version;
            this.needs = needs;
            lifecycle =
                    new LifecycleConfig(
                            startsItself,
                            LifecycleConfig.Startup.REQUIRED,
                            List.of(),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(5),
                            new RestartConfig(
                                    Duration.ofSeconds(1), Duration.ofSeconds(90), 2, 0, 0),
                            new SecurityConfig(Optional.empty(), Map.of(), List.of(), List.of()));
        }

        boolean isThere() {
            return state != State.NEW && state != State.STOPPED;
        }

        @Override
        public EntryId id() {
            return id;
        }

        @Override
        public LifecycleConfig lifecycle() {
            return lifecycle;
        }

        @Override
        public CompletableFuture<Void> start() {
            told.add("  starts " + this);
            expect(!isOver, "nothing starts after the end, not " + this);
            expect(!isThere(), this + " is not there already");
            for (var other : made) {
                expect(other == this || !other.id.equals(id) || !other.isThere(), other + " went");
            }
            for (var needed : needs) {
                expect(runs(needed), this + " finds " + needed.target() + " running");
            }
            state = State.STARTING;
            start = new CompletableFuture<>();
            if (random.nextInt(3) == 0) {
                begin();
            } else {
                var mine = start;
                boolean fails = random.nextInt(6) == 0;
                events.add(
                        () -> {
                            if (mine == start) {
                                if (fails) {
                                    fail();
                                } else {
                                    begin();
                                }
                            }
                        });
            }
            return start;
        }

        private void begin() {
            if (state == State.STARTING) {
                told.add("  runs " + this);
                state = State.RUNNING;
                start.complete(null);
            }
        }

        private void fail() {
            if (state == State.STARTING) {
                told.add("  fails " + this);
                state = State.FAILED;
                start.completeExceptionally(new IllegalStateException("no luck"));
            }
        }

        @Override
        public UnitStatus status() {
            return UnitStatus.UNKNOWN;
        }

        @Override
        public void stop(String reason, Runnable stopped) {
            told.add("  stops " + this + ": " + reason);
            expect(isThere() && state != State.STOPPING, this + " is asked to stop once");
            for (var other : made) {
                boolean isNeeded = other.needs.stream().anyMatch(r -> r.target().equals(id));
                expect(!isNeeded || !other.isThere(), other + " stops before " + this);
            }
            state = State.STOPPING;
            Runnable end =
                    () -> {
                        told.add("  has stopped " + this);
                        state = State.STOPPED;
                        stopped.run();
                    };
            if (random.nextInt(3) == 0) {
                end.run();
            } else {
                events.add(end);
            }
        }

        @Override
        public String toString() {
            return id.name() + " v" + version;
        }
    }
}
