// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Calls whose errors come back as values (Lua 5.3 §2.3): the cores of {@code pcall} and {@code
 * xpcall}.
 *
 * <p>They catch {@link LuaError} and, as the net under the counted depth, {@link
 * StackOverflowError}; in plain Lua also {@link OutOfMemoryError}, which in an application ends the
 * process, since all processes share the heap. Nothing else: what ends a process passes through.
 */
public final class ProtectedCalls {

    /** Most message handlers that fail inside each other before 'error in error handling'. */
    private static final int HANDLERS_MAX = 200;

    /** Calls that a message handler may make when the limit of depth was reached. */
    private static final int HANDLER_ALLOWANCE = 1000;

    private ProtectedCalls() {}

    /** {@return true and what the call gives, or false and the error value} */
    public static Object pcall(LuaState state, Object callee) {
        int mark = state.mark();
        Object handler = enter(state, null);
        try {
            return succeeded(state, Calls.call(state, callee));
        } catch (LuaError | StackOverflowError | OutOfMemoryError e) {
            return failed(state, mark, e);
        } finally {
            leave(state, handler);
        }
    }

    /** {@return true and what the call gives, or false and the error value} */
    public static Object pcall(LuaState state, Object callee, Object a) {
        int mark = state.mark();
        Object handler = enter(state, null);
        try {
            return succeeded(state, Calls.call(state, callee, a));
        } catch (LuaError | StackOverflowError | OutOfMemoryError e) {
            return failed(state, mark, e);
        } finally {
            leave(state, handler);
        }
    }

    /** {@return true and what the call gives, or false and the error value} */
    public static Object pcall(LuaState state, Object callee, Object a, Object b) {
        int mark = state.mark();
        Object handler = enter(state, null);
        try {
            return succeeded(state, Calls.call(state, callee, a, b));
        } catch (LuaError | StackOverflowError | OutOfMemoryError e) {
            return failed(state, mark, e);
        } finally {
            leave(state, handler);
        }
    }

    /** {@return true and what the call gives, or false and the error value} */
    public static Object apply(LuaState state, Object callee, Object[] arguments) {
        return xpcall(state, callee, null, arguments);
    }

    /**
     * {@return true and what the call gives, or false and what the message handler made of the
     * error value} The handler runs where the error is raised.
     *
     * @param messageHandler called with the error value; null for none
     */
    public static Object xpcall(
            LuaState state, Object callee, Object messageHandler, Object[] arguments) {
        int mark = state.mark();
        Object handler = enter(state, messageHandler);
        try {
            return succeeded(state, Calls.apply(state, callee, arguments));
        } catch (LuaError | StackOverflowError | OutOfMemoryError e) {
            return failed(state, mark, e);
        } finally {
            leave(state, handler);
        }
    }

    private static Object enter(LuaState state, Object messageHandler) {
        Object outer = state.messageHandler;
        state.protectedCalls++;
        state.messageHandler = messageHandler;
        return outer;
    }

    private static void leave(LuaState state, Object outer) {
        state.protectedCalls--;
        state.messageHandler = outer;
    }

    private static Object succeeded(LuaState state, Object result) {
        return Results.prepend(true, Results.finish(state, result));
    }

    private static Object failed(LuaState state, int mark, Throwable error) {
        state.unwindTo(mark);
        if (error instanceof OutOfMemoryError full) {
            if (state.dialect() != Dialect.PLAIN) {
                throw full;
            }
            return Results.of(false, "not enough memory");
        }
        try {
            return Results.of(false, valueOf(state, error));
        } catch (LuaError e) {
            return Results.of(false, e.value());
        }
    }

    /** {@return the value of what was caught, after its message handler} */
    private static Object valueOf(LuaState state, Throwable error) {
        if (error instanceof LuaError raised) {
            return raised.isHandled() || state.messageHandler == null
                    ? raised.value()
                    : handle(state, raised.value());
        }
        return state.messageHandler == null ? "stack overflow" : handle(state, "stack overflow");
    }

    /** {@return what the message handler makes of an error value} Its own errors go to itself. */
    static Object handle(LuaState state, Object value) {
        if (state.handling() >= HANDLERS_MAX) {
            throw LuaError.ofHandled("error in error handling");
        }
        int outer = state.allowance();
        state.handling(state.handling() + 1, HANDLER_ALLOWANCE);
        try {
            return Results.first(state, Calls.call(state, state.messageHandler, value));
        } finally {
            state.handling(state.handling() - 1, outer);
        }
    }
}
