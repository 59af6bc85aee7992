// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import org.jspecify.annotations.Nullable;
import wippy.lua.CallPosition;
import wippy.lua.LuaError;
import wippy.lua.LuaState;

/**
 * Ctrl-C: the running chunk gets the error 'interrupted!' at its next loop or call. A second one
 * before that, or one while nothing runs, ends the program as the signal would.
 */
final class Interruption implements Runnable {

    /** What a shell sees of a program that SIGINT has ended. */
    static final int EXIT_CODE = 130;

    private volatile @Nullable LuaState state;
    private volatile boolean isRunning;
    private volatile boolean isWanted;

    void attach(LuaState runner) {
        state = runner;
    }

    /** A chunk begins: from now on it is interrupted. */
    void begin() {
        isRunning = true;
    }

    /** The chunk has ended, perhaps before it noticed. */
    void end() {
        isRunning = false;
        isWanted = false;
    }

    /** The signal has come, on any thread. */
    @Override
    public void run() {
        LuaState runner = state;
        if (runner == null || !isRunning || isWanted) {
            Runtime.getRuntime().halt(EXIT_CODE);
        } else {
            isWanted = true;
            runner.interrupt();
        }
    }

    /** Raises the error if it is wanted; the thread of the chunk comes here at once then. */
    void attend() {
        LuaState runner = state;
        if (isWanted && runner != null) {
            isWanted = false;
            throw LuaError.thrown(runner, CallPosition.of(1) + "interrupted!");
        }
    }
}
