// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import wippy.actor.ActorException;
import wippy.actor.Limits;
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
    private final Limits limits;
    private @Nullable ProcessHost host;
    private UnitStatus status = UnitStatus.UNKNOWN;

    /**
     * A host that has not started.
     *
     * @param workersMax how many workers serve it at once; 0 for all
     * @param processesMax how many processes it may have; 0 for any number
     * @param limits of each of its processes
     */
    public HostUnit(
            EntryId id,
            LifecycleConfig lifecycle,
            Node node,
            int workersMax,
            int processesMax,
            Limits limits) {
        this.id = id;
        this.lifecycle = lifecycle;
        this.node = node;
        this.workersMax = workersMax;
        this.processesMax = processesMax;
        this.limits = limits;
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
                host = node.addHost(id.toString(), workersMax, processesMax, limits);
                become(UnitStatus.State.RUNNING);
            }
            return CompletableFuture.completedFuture(null);
        } catch (ActorException e) {
            become(UnitStatus.State.FAILED);
            status = status.troubled(String.valueOf(e.getMessage()));
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public synchronized UnitStatus status() {
        return status;
    }

    private synchronized void become(UnitStatus.State state) {
        status = status.to(state, node.env().now());
    }

    @Override
    public synchronized void stop(String reason, Runnable stopped) {
        ProcessHost stopping = host;
        host = null;
        if (stopping == null) {
            become(UnitStatus.State.STOPPED);
            stopped.run();
            return;
        }
        become(UnitStatus.State.STOPPING);
        stopping.stop(
                reason,
                lifecycle.stopTimeout().toNanos(),
                () -> {
                    node.removeHost(stopping);
                    become(UnitStatus.State.STOPPED);
                    stopped.run();
                });
    }
}
