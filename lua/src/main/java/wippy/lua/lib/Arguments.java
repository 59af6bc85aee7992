// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.List;
import java.util.Optional;
import wippy.lua.CallPosition;
import wippy.lua.Cell;
import wippy.lua.Conversions;
import wippy.lua.Coroutine;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.lua.Textual;

/**
 * Reads the arguments of library functions: converts as Lua does, or raises 'bad argument' in the
 * words of PUC Lua's auxiliary library (Lua 5.3 §5).
 *
 * <p>Every method takes the function that was called, for the message, and the number of the
 * argument, from 1.
 */
public final class Arguments {

    private static final StackWalker WALKER =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private static final List<String> LIBRARIES =
            List.of("string", "table", "math", "coroutine", "utf8", "io", "os", "debug");

    private Arguments() {}

    /** {@return an integer: converts whole floats and numeric strings} */
    public static long integer(LuaState state, LuaFunction function, int index, Object value) {
        return value instanceof Long number
                ? number
                : convertedInteger(state, function, index, value);
    }

    /** {@return an integer as {@link #integer}, or {@code ifNil} for nil or no argument} */
    public static long integer(
            LuaState state, LuaFunction function, int index, Object value, long ifNil) {
        if (value instanceof Long number) {
            return number;
        }
        return value == null ? ifNil : convertedInteger(state, function, index, value);
    }

    private static long convertedInteger(
            LuaState state, LuaFunction function, int index, Object value) {
        Object number = value instanceof String text ? Conversions.toNumber(text) : value;
        if (number instanceof Long integer) {
            return integer;
        }
        if (number instanceof Double real) {
            double d = real;
            if (d >= -0x1p63 && d < 0x1p63 && d == Math.rint(d)) {
                return (long) d;
            }
            throw bad(state, function, index, "number has no integer representation");
        }
        throw expected(state, function, index, "number", value);
    }

    /** {@return a float: converts integers and numeric strings} */
    public static double number(LuaState state, LuaFunction function, int index, Object value) {
        if (value instanceof Double number) {
            return number;
        }
        return value instanceof Long number
                ? (double) number
                : ((Number) convertedNumber(state, function, index, value)).doubleValue();
    }

    /** {@return a {@link Long} or {@link Double}: converts numeric strings} */
    static Object anyNumber(LuaState state, LuaFunction function, int index, Object value) {
        return value instanceof Long || value instanceof Double
                ? value
                : convertedNumber(state, function, index, value);
    }

    private static Object convertedNumber(
            LuaState state, LuaFunction function, int index, Object value) {
        Object number = value instanceof String text ? Conversions.toNumber(text) : null;
        if (number == null) {
            throw expected(state, function, index, "number", value);
        }
        return number;
    }

    /** {@return a string: converts numbers and {@link Textual} objects} */
    public static String string(LuaState state, LuaFunction function, int index, Object value) {
        return value instanceof String text ? text : convertedString(state, function, index, value);
    }

    /** {@return a string as {@link #string}, or {@code ifNil} for nil or no argument} */
    public static String string(
            LuaState state, LuaFunction function, int index, Object value, String ifNil) {
        return value == null ? ifNil : string(state, function, index, value);
    }

    private static String convertedString(
            LuaState state, LuaFunction function, int index, Object value) {
        if (value instanceof Long || value instanceof Double) {
            return Conversions.tostring(state, value);
        }
        if (value instanceof Textual textual) {
            return textual.text();
        }
        throw expected(state, function, index, "string", value);
    }

    /** {@return a table} */
    public static LuaTable table(LuaState state, LuaFunction function, int index, Object value) {
        if (value instanceof LuaTable table) {
            return table;
        }
        throw expected(state, function, index, "table", value);
    }

    /** {@return a function; values that are merely callable are refused} */
    public static LuaFunction function(
            LuaState state, LuaFunction function, int index, Object value) {
        if (value instanceof LuaFunction callee) {
            return callee;
        }
        throw expected(state, function, index, "function", value);
    }

    /** {@return a coroutine} */
    static Coroutine coroutine(LuaState state, LuaFunction function, int index, Object value) {
        if (value instanceof Coroutine coroutine) {
            return coroutine;
        }
        throw expected(state, function, index, "coroutine", value);
    }

    /** {@return the argument, nil included; raises if there is none} */
    static Object any(LuaState state, LuaFunction function, int index, Object[] arguments) {
        if (index > arguments.length) {
            throw bad(state, function, index, "value expected");
        }
        return arguments[index - 1];
    }

    /** {@return argument number {@code index}, nil if there is none} */
    static Object get(Object[] arguments, int index) {
        return index <= arguments.length ? arguments[index - 1] : null;
    }

    /** {@return the error 'bad argument #i to 'f' (what)'} As called with {@code o:f()}, less o. */
    public static LuaError bad(LuaState state, LuaFunction function, int index, String what) {
        Optional<String> called = CallPosition.calleeName();
        String name = called.map(Arguments::quoted).orElseGet(() -> qualified(state, function));
        int shown = called.isPresent() && called.get().startsWith("method") ? index - 1 : index;
        return LuaError.of(
                state,
                shown == 0
                        ? "calling '" + name + "' on bad self (" + what + ")"
                        : "bad argument #" + shown + " to '" + name + "' (" + what + ")");
    }

    /** {@return the name in a description such as {@code global 'f'}} */
    private static String quoted(String description) {
        int quote = description.indexOf('\'');
        return description.substring(quote + 1, description.length() - 1);
    }

    /** {@return such as {@code string.rep} when the function is found there} */
    private static String qualified(LuaState state, LuaFunction function) {
        for (String library : LIBRARIES) {
            if (state.global(library) instanceof LuaTable table
                    && table.get(function.name()) == function) {
                return library + "." + function.name();
            }
        }
        return function.name();
    }

    /** {@return the error that says which type was expected and what came} */
    public static LuaError expected(
            LuaState state, LuaFunction function, int index, String type, Object value) {
        String came = value == null && index > given(function) ? "no value" : typeOf(state, value);
        return bad(state, function, index, type + " expected, got " + came);
    }

    /** {@return the same for a variadic function, which knows how many arguments came} */
    static LuaError expected(
            LuaState state, LuaFunction function, int index, String type, Object[] arguments) {
        String came = index > arguments.length ? "no value" : typeOf(state, arguments[index - 1]);
        return bad(state, function, index, type + " expected, got " + came);
    }

    private static String typeOf(LuaState state, Object value) {
        return value instanceof Cell ? "light userdata" : LuaType.nameInMessages(state, value);
    }

    /**
     * {@return how many arguments the running call of {@code function} was made with} The entries
     * for fewer arguments pad with nil and stay on the stack: the outermost of them tells.
     */
    private static int given(LuaFunction function) {
        return WALKER.walk(
                frames ->
                        frames.dropWhile(frame -> !isEntry(frame, function))
                                .takeWhile(frame -> isEntry(frame, function))
                                .mapToInt(Arguments::argumentCount)
                                .reduce(Integer.MAX_VALUE, (inner, outer) -> outer));
    }

    private static boolean isEntry(StackWalker.StackFrame frame, LuaFunction function) {
        return frame.getDeclaringClass().isInstance(function);
    }

    private static int argumentCount(StackWalker.StackFrame frame) {
        return frame.getMethodName().equals("call")
                ? frame.getMethodType().parameterCount() - 1
                : Integer.MAX_VALUE;
    }
}
