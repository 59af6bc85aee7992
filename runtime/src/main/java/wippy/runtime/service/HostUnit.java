// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import wippy.actor.ActorException;
import wippy.actor.Node;
import wippy.actor.ProcessHost;
import wippy.registry.EntryId;
import wippy.runtime.config.LifecycleConfig;

/** A host of processes, there while it runs. */
public final class HostUnit implements Unit {
    private final EntryId id;
    private final LifecycleConfig lifecycle;
    private final Node node;
    private final int workersMax;
    private final int processesMax;
    private @Nullable ProcessHost host;
    private @Nullable String trouble;

    /**
     * A host that has not started.
     *
     * @param workersMax how many workers serve it at once; 0 for all
     * @param processesMax how many processes it may have; 0 for any number
     */
    public HostUnit(
            EntryId id, LifecycleConfig lifecycle, Node node, int workersMax, int processesMax) {
        this.id = id;
        this.lifecycle = lifecycle;
        this.node = node;
        this.workersMax = workersMax;
        this.processesMax = processesMax;
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
    public synchronized CompletableFuture<Void> start() {
        try {
            if (host == null) {
                host = node.addHost(id.toString(), workersMax, processesMax);
            }
            return CompletableFuture.completedFuture(null);
        } catch (ActorException e) {
            trouble = e.getMessage();
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public synchronized void stop(String reason, Runnable stopped) {
        ProcessHost stopping = host;
        host = null;
        if (stopping == null) {
            stopped.run();
            return;
        }
        stopping.stop(
                reason,
                lifecycle.stopTimeout().toNanos(),
                () -> {
                    node.removeHost(stopping);
                    stopped.run();
                });
    }
}
