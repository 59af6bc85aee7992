// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import org.jspecify.annotations.Nullable;

/** A guest as compiled code is one: it polls a flag, and has a state that belongs to the task. */
final class LoopGuest implements Guest {
    /** Depth and such of the running task. */
    @Nullable Object perTask;

    int yields;
    private volatile boolean asked;

    @Override
    public void interrupt() {
        asked = true;
    }

    @Override
    public void requestYield() {
        asked = true;
    }

    @Override
    public @Nullable Object suspend() {
        var token = perTask;
        perTask = null;
        return token;
    }

    @Override
    public void resume(@Nullable Object token) {
        perTask = token;
    }

    /** What generated code does at each back-edge. */
    void poll(Process process) {
        if (asked) {
            asked = false;
            yields++;
            process.safepoint();
        }
    }
}
