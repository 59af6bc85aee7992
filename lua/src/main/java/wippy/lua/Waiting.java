// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * How a state waits: what joins Lua to whatever runs it. A process parks its task, an embedded
 * state blocks the thread.
 *
 * <p>Every method is called on the state's own thread of execution.
 */
public interface Waiting {

    /** What blocks; run where blocking is safe, never inside a coroutine's continuation. */
    @FunctionalInterface
    interface Operation {
        /** {@return a value or a {@link Results}} May throw {@link LuaError}. */
        Object run();
    }

    /**
     * The state was interrupted: yields the processor, throws to unwind, or returns at once.
     *
     * @param mayYield false when library frames that could hold a lock are below; then it may only
     *     throw or return
     */
    void interrupted(boolean mayYield);

    /**
     * {@code coroutine.yield} outside any coroutine. A process lets its other tasks run and returns
     * true; others return false, and the caller raises.
     */
    boolean yieldOutsideCoroutine();

    /**
     * The state is about to allocate so many bytes at once, or 0: it has.
     *
     * @return whether it should be interrupted first, which may end it
     */
    default boolean reserve(long bytes) {
        return false;
    }

    /**
     * Something failed where no caller can be told, such as a finalizer. Not shown unless this is
     * overridden.
     *
     * @param message without position or line end
     */
    default void warn(String message) {}
}
