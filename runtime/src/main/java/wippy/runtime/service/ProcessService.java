// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import wippy.actor.ExitReason;
import wippy.actor.Process;
import wippy.registry.EntryId;
import wippy.runtime.config.LifecycleConfig;
import wippy.runtime.log.Log;
import wippy.runtime.service.UnitStatus.State;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/**
 * A process that is started, and started again when it fails.
 *
 * <p>An end is final ({@code EXITED}) if it is normal, or if the process was terminated from
 * outside, or if its error says that trying again does not help; any other failure ({@code FAILED})
 * leads to a restart after the delay of its policy, until {@code max_attempts} in a row. A process
 * that ran for {@code stable_threshold} begins to count anew. It is never seen {@code STARTING}: a
 * process runs as soon as it is spawned.
 */
public final class ProcessService implements Unit {

    /** Spawns the process of a service. */
    public interface Spawner {
        /**
         * Spawns it.
         *
         * @param ended told how it ended, by any thread
         * @throws Failure if it cannot be spawned
         */
        Process spawn(Ended ended);
    }

    /** Hears how the process ended. */
    public interface Ended {
        /** It ended. Must not wait. */
        void ended(ExitReason reason);
    }

    private final EntryId id;
    private final LifecycleConfig lifecycle;
    private final Spawner spawner;
    private final Alarm alarm;
    private final Log log;

    private UnitStatus status = UnitStatus.UNKNOWN;
    private @Nullable Process process;

    /** When it was spawned last, by {@link Alarm#nanos}. */
    private long spawnedAt;

    /** It has failed and will be started again. */
    private boolean isRetrying;

    /** Counts starts and stops, so that what belongs to an earlier one is known as such. */
    private long epoch;

    private @Nullable Runnable stopped;

    /** Completed when the process was spawned. */
    private CompletableFuture<Void> starting = new CompletableFuture<>();

    /** A service that has not started. */
    public ProcessService(
            EntryId id, LifecycleConfig lifecycle, Spawner spawner, Alarm alarm, Log log) {
        this.id = id;
        this.lifecycle = lifecycle;
        this.spawner = spawner;
        this.alarm = alarm;
        this.log = log.with(Map.of("service", id.toString()));
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
        CompletableFuture<Void> current;
        boolean runs;
        synchronized (this) {
            if (isIdle()) {
                status = status.counted(0, 0);
                starting = new CompletableFuture<>();
                spawn();
            }
            current = starting;
            runs = is(State.RUNNING);
        }
        if (runs) {
            current.complete(null);
        }
        return current;
    }

    @Override
    public synchronized UnitStatus status() {
        boolean isStable = is(State.RUNNING) && hasRunStably();
        return isStable ? status.counted(0, status.restarts()) : status;
    }

    private boolean is(State state) {
        return status.state() == state;
    }

    /** {@return whether nothing of it runs or will by itself} */
    private boolean isIdle() {
        return !isRetrying && !is(State.RUNNING) && !is(State.STOPPING);
    }

    private boolean hasRunStably() {
        return alarm.nanos() - spawnedAt >= lifecycle.stableThreshold().toNanos();
    }

    private void become(State state) {
        status = status.to(state, alarm.now());
    }

    private void spawn() {
        long current = ++epoch;
        spawnedAt = alarm.nanos();
        become(State.RUNNING);
        try {
            process = spawner.spawn(reason -> ended(current, reason));
            log.debug("service started", Map.of("pid", process.toString()));
        } catch (Failure e) {
            process = null;
            failed(e.error().toString(), null);
        }
    }

    /** Who waits for the end is told without our lock, since he may come back with his own. */
    private void ended(long of, ExitReason reason) {
        Runnable callback = note(of, reason);
        if (callback != null) {
            callback.run();
        }
    }

    /** {@return who is to be told} */
    private synchronized @Nullable Runnable note(long of, ExitReason reason) {
        if (of != epoch) {
            return null;
        }
        process = null;
        if (is(State.STOPPING)) {
            become(State.STOPPED);
            Runnable callback = stopped;
            stopped = null;
            return callback;
        }
        if (hasRunStably()) {
            status = status.counted(0, status.restarts());
        }
        switch (reason) {
            case ExitReason.Normal _ -> {
                become(State.EXITED);
                log.debug("service ended", Map.of());
            }
            case ExitReason.Killed(String why) -> {
                become(State.EXITED);
                status = status.troubled(why);
                log.warn("service was terminated and is not restarted", Map.of("reason", why));
            }
            case ExitReason.Crashed(Failure failure)
                    when Boolean.FALSE.equals(failure.error().retryable()) -> {
                become(State.EXITED);
                status = status.troubled(failure.error().toString());
                log.error(
                        "service failed and is not restarted: its error is not retryable",
                        described(failure.error().toString(), failure.error()));
            }
            case ExitReason.Crashed(Failure failure) ->
                    failed(failure.error().toString(), failure.error());
            case ExitReason.Crashed _, ExitReason.LimitExceeded _, ExitReason.LinkBroken _ ->
                    failed(reason.message(), null);
        }
        return null;
    }

    private void failed(String message, @Nullable ErrorValue error) {
        long attempt = status.retries() + 1;
        become(State.FAILED);
        status = status.troubled(message);
        long most = lifecycle.restart().maxAttempts();
        Map<String, @Nullable Object> fields = described(message, error);
        if (most > 0 && attempt > most) {
            fields.put("attempts", most);
            log.error("service failed for good", fields);
            starting.completeExceptionally(new Failure(ErrorKind.UNAVAILABLE, message));
            return;
        }
        long delay = Backoff.delay(lifecycle.restart(), attempt, alarm.random());
        fields.put("attempt", attempt);
        fields.put("delay", Math.round(delay / 1e6) + "ms");
        log.error("service failed, restarting", fields);
        status = status.counted(attempt, status.restarts());
        isRetrying = true;
        long current = ++epoch;
        alarm.after(delay, () -> restart(current));
    }

    private void restart(long of) {
        CompletableFuture<Void> current = null;
        synchronized (this) {
            if (of == epoch && isRetrying) {
                isRetrying = false;
                status = status.counted(status.retries(), status.restarts() + 1);
                spawn();
                current = is(State.RUNNING) ? starting : null;
            }
        }
        if (current != null) {
            current.complete(null);
        }
    }

    private static Map<String, @Nullable Object> described(
            String message, @Nullable ErrorValue error) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("error", message);
        if (error != null) {
            error.stack().ifPresent(stack -> fields.put("stack", stack));
        }
        return fields;
    }

    @Override
    public synchronized void stop(String reason, Runnable whenStopped) {
        Process current = process;
        if (!is(State.RUNNING) || current == null) {
            become(State.STOPPED);
            isRetrying = false;
            epoch++;
            starting.completeExceptionally(new Failure(ErrorKind.UNAVAILABLE, reason));
            whenStopped.run();
            return;
        }
        become(State.STOPPING);
        stopped = whenStopped;
        long stopping = epoch;
        current.stop(reason);
        alarm.after(lifecycle.stopTimeout().toNanos(), () -> force(stopping, reason));
    }

    private synchronized void force(long of, String reason) {
        Process current = process;
        if (of == epoch && is(State.STOPPING) && current != null) {
            current.terminate(reason);
        }
    }
}
