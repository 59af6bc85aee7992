// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.List;

/**
 * What the frames of a coroutine stand on, so that they can be left and returned to.
 *
 * <p>One form for the whole JVM, see {@link Coroutine}: calls of these methods have one target.
 */
sealed interface Fiber permits Continuations.Mounted, ThreadFiber {

    /** Runs the body until it pauses or ends; called by whoever resumes. */
    void run();

    /**
     * Leaves the body, from inside, until the next {@link #run}.
     *
     * @return false when the JVM refuses, because a native frame is in between
     */
    boolean pause();

    /** {@return the functions of Lua in progress in a body that has not begun or has paused} */
    List<Frames.Frame> frames();

    /** {@return whether the body has ended} */
    boolean isDone();
}
