// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import java.util.concurrent.CompletableFuture;
import wippy.registry.EntryId;
import wippy.runtime.config.LifecycleConfig;
import wippy.runtime.log.LogRoute;

/** Another unit, while which runs no line of the log reaches the console. */
public final class QuietUnit implements Unit {
    private final Unit unit;
    private final LogRoute logs;
    private boolean isHiding;

    /** Makes a unit quiet. */
    public QuietUnit(Unit unit, LogRoute logs) {
        this.unit = unit;
        this.logs = logs;
    }

    @Override
    public EntryId id() {
        return unit.id();
    }

    @Override
    public LifecycleConfig lifecycle() {
        return unit.lifecycle();
    }

    @Override
    public CompletableFuture<Void> start() {
        hide(true);
        CompletableFuture<Void> started = unit.start();
        if (started.isCompletedExceptionally()) {
            hide(false);
        }
        return started;
    }

    private synchronized void hide(boolean isWanted) {
        if (isHiding == isWanted) {
            return;
        }
        isHiding = isWanted;
        if (isWanted) {
            logs.hide();
        } else {
            logs.show();
        }
    }

    @Override
    public UnitStatus status() {
        return unit.status();
    }

    @Override
    public void stop(String reason, Runnable stopped) {
        unit.stop(
                reason,
                () -> {
                    hide(false);
                    stopped.run();
                });
    }
}
