// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import java.util.concurrent.CompletableFuture;
import wippy.registry.EntryId;
import wippy.runtime.config.LifecycleConfig;

/** Something that is started and stopped with an application: a host, a service. Any thread. */
public interface Unit {

    /** {@return its entry} */
    EntryId id();

    /** {@return how it is supervised} */
    LifecycleConfig lifecycle();

    /**
     * Starts it, if it is not running. Does not wait.
     *
     * @return completed when it runs, and with a failure when it will not, unless it is started
     *     again; by any thread, which holds no lock of the unit when it has come to run
     */
    CompletableFuture<Void> start();

    /** {@return how it fares} */
    UnitStatus status();

    /**
     * Stops it in an orderly way, by force after its stop timeout.
     *
     * @param reason the text that its processes get
     * @param stopped called once when nothing of it runs any more, by any thread; must not wait
     */
    void stop(String reason, Runnable stopped);
}
