// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.pool;

import org.jspecify.annotations.Nullable;
import wippy.actor.Pending;
import wippy.actor.Process;
import wippy.runtime.lua.Surroundings;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/** A call on its way from its caller to an instance. */
final class PooledCall {
    private final FunctionPool pool;
    private final Surroundings surroundings;
    private final boolean isBelowItself;
    private final Pending outcome;
    private @Nullable Object @Nullable [] arguments;

    /** Nobody wants the result. Any thread. */
    private volatile boolean isStopped;

    /** Who answers it: set in the pool, taken away when it is answered. */
    private volatile @Nullable Instance instance;

    /**
     * A call that is to arrive at its pool.
     *
     * @param surroundings of the callee
     * @param isBelowItself whether a call of the same function waits for it
     * @param arguments copies
     */
    PooledCall(
            FunctionPool pool,
            Process caller,
            Surroundings surroundings,
            boolean isBelowItself,
            @Nullable Object[] arguments) {
        this.pool = pool;
        this.surroundings = surroundings;
        this.isBelowItself = isBelowItself;
        this.arguments = arguments;
        this.outcome = caller.pending(() -> stop("the caller has ended"));
    }

    Pending outcome() {
        return outcome;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** {@return whether it must not wait for a call that has ended} */
    boolean isBelowItself() {
        return isBelowItself;
    }

    boolean isStopped() {
        return isStopped;
    }

    /** {@return the arguments, once} By the instance. */
    @Nullable Object[] takeArguments() {
        var taken = arguments;
        if (taken == null) {
            throw new IllegalStateException("a call runs once");
        }
        arguments = null;
        return taken;
    }

    /** Ends it wherever it is. Any thread. */
    void stop(String reason) {
        isStopped = true;
        pool.withdraw(this, reason);
    }

    void give(Instance to) {
        instance = to;
    }

    @Nullable Instance instance() {
        return instance;
    }

    void finish(@Nullable Object value, @Nullable Failure failure) {
        instance = null;
        if (failure == null) {
            outcome.complete(value);
        } else {
            outcome.fail(failure);
        }
    }

    void complete(@Nullable Object value) {
        finish(value, null);
    }

    void fail(ErrorValue error) {
        finish(null, new Failure(error));
    }
}
