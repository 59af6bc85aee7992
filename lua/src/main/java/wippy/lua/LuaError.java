// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.Optional;

/**
 * A Lua error on its way to whoever catches it (Lua 5.3 §2.3): any value, usually a string that
 * begins with a position.
 *
 * <p>It has no Java stack trace; the Lua one is kept as text when nobody on this side catches. The
 * message handler of {@code xpcall} has run when the error is made, at the point of the raise.
 */
public final class LuaError extends RuntimeException {

    private final transient Object value;
    private final String traceback;
    private final boolean handled;

    private LuaError(Object value, String traceback, boolean handled) {
        super(null, null, false, false);
        this.value = value;
        this.traceback = traceback;
        this.handled = handled;
    }

    /**
     * {@return an error with the position of the caller before the message} Called in a builtin
     * that is the Lua function which called it, else the running Lua function (C's {@code
     * luaL_error}).
     */
    public static LuaError of(LuaState state, String message) {
        return thrown(state, Frames.callerPosition() + message);
    }

    /** {@return an error with the position of the running Lua function; none in a builtin} */
    static LuaError ofOperator(LuaState state, String message) {
        return thrown(state, Frames.running().position() + message);
    }

    /** {@return an error with this value as it is, without a position} */
    public static LuaError thrown(LuaState state, Object value) {
        Object handled = state.messageHandler == null ? value : ProtectedCalls.handle(state, value);
        String traceback = state.protectedCalls == 0 ? Traceback.text(state, null, 0) : null;
        return new LuaError(handled, traceback, true);
    }

    /** {@return an error whose value no message handler sees} */
    static LuaError ofHandled(Object value) {
        return new LuaError(value, null, true);
    }

    /**
     * {@return an error with the position of the caller before the message, raised where no state
     * is at hand} The handler of {@code xpcall} sees it when it is caught.
     */
    static LuaError stateless(String message) {
        return new LuaError(Frames.callerPosition() + message, null, false);
    }

    /** {@return whether a message handler, if there is one, has seen the value} */
    boolean isHandled() {
        return handled;
    }

    /** {@return the error value; null is nil} */
    public Object value() {
        return value;
    }

    /**
     * {@return the calls in progress at the raise, as text that begins with {@code stack
     * traceback:}} Present only when no protected call was in progress.
     */
    public Optional<String> traceback() {
        return Optional.ofNullable(traceback);
    }

    /** {@return the value as text, for Java readers} */
    @Override
    public String getMessage() {
        if (value instanceof String text) {
            return LuaString.text(text);
        }
        if (value instanceof Double number) {
            return NumberText.of(Dialect.PLAIN, number);
        }
        if (value instanceof LuaTable) {
            return "(error object is a table value: " + value + ")";
        }
        return value == null ? "nil" : value.toString();
    }
}
