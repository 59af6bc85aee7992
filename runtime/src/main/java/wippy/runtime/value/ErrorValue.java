// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

import java.util.Optional;
import wippy.lua.Conversions;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.lua.Results;
import wippy.lua.Textual;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;
import wippy.lua.lib.Builtin1;
import wippy.lua.lib.Builtin2;

/**
 * An error as a Lua value: text, kind, whether it is worth trying again, details. {@code type}
 * calls it userdata; {@code tostring} gives its message, without the context that {@code
 * errors.wrap} adds.
 *
 * <p>Immutable except for what its details table holds; texts are Lua strings (bytes).
 */
public final class ErrorValue extends Userdata implements Textual {

    private static final LuaTable METATABLE = metatableOfErrors();

    private final String message;
    private final String kind;
    private final Boolean retryable;
    private final LuaTable details;
    private final String context;
    private final String stack;

    private ErrorValue(
            String message,
            String kind,
            Boolean retryable,
            LuaTable details,
            String context,
            String stack) {
        this.message = message;
        this.kind = kind;
        this.retryable = retryable;
        this.details = details;
        this.context = context;
        this.stack = stack;
    }

    /** {@return an error that is not retryable} The message is Java text. */
    public static ErrorValue of(String kind, String message) {
        return new ErrorValue(LuaString.of(message), kind, false, null, null, null);
    }

    /**
     * {@return an error}
     *
     * @param message a Lua string
     * @param retryable null if that is unspecified
     * @param details null if there are none
     */
    public static ErrorValue of(String message, String kind, Boolean retryable, LuaTable details) {
        return new ErrorValue(message, kind, retryable, details, null, null);
    }

    /** {@return nil and an error, what a module function gives that fails} */
    public static Object failure(String kind, String message) {
        return Results.of(null, of(kind, message));
    }

    /**
     * {@return what a value that left a function or process as its error means} An error value as
     * it is; any other as text, of kind Internal.
     *
     * @param thrown whether it was raised, and not returned: then it is open whether trying again
     *     helps
     */
    public static ErrorValue from(LuaState state, Object value, boolean thrown) {
        if (value instanceof ErrorValue error) {
            return error;
        }
        String text = value instanceof String s ? s : Conversions.tostring(state, value);
        return new ErrorValue(text, ErrorKind.INTERNAL, thrown ? null : false, null, null, null);
    }

    /** {@return this error with the stack of calls where it was raised} A Lua string. */
    public ErrorValue withStack(String stack) {
        return new ErrorValue(message, kind, retryable, details, context, stack);
    }

    /** {@return this error with other details; null for none} */
    public ErrorValue withDetails(LuaTable details) {
        return new ErrorValue(message, kind, retryable, details, context, stack);
    }

    /** {@return this error of another kind} */
    public ErrorValue withKind(String kind) {
        return new ErrorValue(message, kind, retryable, details, context, stack);
    }

    /**
     * {@return this error wrapped} Kind, retryable and details stay; the message is the full text
     * so far, and the context goes before it in the full text.
     */
    public ErrorValue wrap(String context) {
        return new ErrorValue(fullText(), kind, retryable, details, context, stack);
    }

    /** {@return the message, a Lua string} */
    public String message() {
        return message;
    }

    /** {@return the message, where a library function wants a string} */
    @Override
    public String text() {
        return message;
    }

    /** {@return context and message, a Lua string} What JSON and logs show. */
    public String fullText() {
        return context == null ? message : context + ": " + message;
    }

    /** {@return one of {@link ErrorKind} or another text; empty if unknown} */
    public String kind() {
        return kind;
    }

    /** {@return whether trying again may help; null if unspecified} */
    public Boolean retryable() {
        return retryable;
    }

    /** {@return the details, null if there are none} */
    public LuaTable details() {
        return details;
    }

    /** {@return the calls in progress when it was raised, if they are known} */
    public Optional<String> stack() {
        return Optional.ofNullable(stack);
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }

    @Override
    public String toString() {
        return LuaString.text(fullText());
    }

    private static LuaTable metatableOfErrors() {
        LuaTable methods = new LuaTable();
        method(methods, "message", ErrorValue::message);
        method(methods, "kind", ErrorValue::kind);
        method(methods, "retryable", ErrorValue::retryable);
        method(methods, "details", ErrorValue::details);
        method(
                methods,
                "stack",
                error ->
                        error.stack == null
                                ? error.fullText()
                                : error.fullText() + "\n" + error.stack);
        methods.freeze();
        LuaTable metatable = new LuaTable();
        metatable.put("__index", methods);
        metatable.put("__name", "error");
        metatable.put(
                "__tostring",
                new Builtin1("tostring") {
                    @Override
                    public Object call(LuaState state, Object self) {
                        return check(state, this, self).message;
                    }
                });
        metatable.put(
                "__concat",
                new Builtin2("concat") {
                    @Override
                    public Object call(LuaState state, Object a, Object b) {
                        return concatenable(state, a).concat(concatenable(state, b));
                    }
                });
        metatable.freeze();
        return metatable;
    }

    private static String concatenable(LuaState state, Object value) {
        return switch (value) {
            case ErrorValue error -> error.message;
            case String text -> text;
            case Long number -> Conversions.tostring(state, number);
            case Double number -> Conversions.tostring(state, number);
            case null, default ->
                    throw LuaError.of(
                            state,
                            "attempt to concatenate a "
                                    + LuaType.nameInMessages(state, value)
                                    + " value");
        };
    }

    private static ErrorValue check(LuaState state, LuaFunction function, Object self) {
        if (self instanceof ErrorValue error) {
            return error;
        }
        throw Arguments.expected(state, function, 1, "error", self);
    }

    private interface Getter {
        Object of(ErrorValue error);
    }

    private static void method(LuaTable methods, String name, Getter getter) {
        methods.put(
                name,
                new Builtin1(name) {
                    @Override
                    public Object call(LuaState state, Object self) {
                        return getter.of(check(state, this, self));
                    }
                });
    }
}
