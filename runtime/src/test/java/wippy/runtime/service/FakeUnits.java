// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.runtime.config.Findings;
import wippy.runtime.config.LifecycleConfig;
import wippy.runtime.config.ProcessHostConfig;

/** Units that do what the test says, and what they were told. */
final class FakeUnits {

    /** What they were told, such as {@code start a} and {@code stop a: its reason}. */
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    /** Units that were asked to stop and have not yet, by name. */
    private final Map<String, Runnable> stopping = new LinkedHashMap<>();

    private final Map<String, CompletableFuture<Void>> starts = new HashMap<>();
    private final boolean stopAtOnce;

    /**
     * Makes the stage.
     *
     * @param stopAtOnce whether a unit stops when it is asked to, and not when the test says so
     */
    FakeUnits(boolean stopAtOnce) {
        this.stopAtOnce = stopAtOnce;
    }

    /** Makes the unit of that name start when the future is completed, and not at once. */
    void startsBy(String name, CompletableFuture<Void> start) {
        starts.put(name, start);
    }

    /** {@return a unit of the lifecycle that the entry of a host has} */
    Unit unit(Entry host, String name) {
        return new FakeUnit(
                host.id(), name, ProcessHostConfig.read(new Findings(host)).lifecycle());
    }

    /** {@return what units were told since the last time} */
    List<String> told() {
        var now = List.copyOf(told);
        told.clear();
        return now;
    }

    /** A unit that was asked to stop has stopped. */
    void stopped(String name) {
        told.add("stopped " + name);
        Runnable callback;
        synchronized (stopping) {
            callback = stopping.remove(name);
        }
        assertThat(callback).as("%s is stopping", name).isNotNull();
        callback.run();
    }

    void awaitStopping(String name) throws InterruptedException {
        synchronized (stopping) {
            while (!stopping.containsKey(name)) {
                stopping.wait();
            }
        }
    }

    private final class FakeUnit implements Unit {
        private final EntryId id;
        private final String name;
        private final LifecycleConfig lifecycle;

        FakeUnit(EntryId id, String name, LifecycleConfig lifecycle) {
            this.id = id;
            this.name = name;
            this.lifecycle = lifecycle;
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
            told.add("start " + name);
            return starts.getOrDefault(name, CompletableFuture.completedFuture(null));
        }

        @Override
        public UnitStatus status() {
            return new UnitStatus(
                    UnitStatus.State.RUNNING,
                    0,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(name + " had no luck"));
        }

        @Override
        public void stop(String reason, Runnable stopped) {
            told.add("stop " + name + ": " + reason);
            if (stopAtOnce) {
                stopped.run();
                return;
            }
            synchronized (stopping) {
                stopping.put(name, stopped);
                stopping.notifyAll();
            }
        }
    }
}
