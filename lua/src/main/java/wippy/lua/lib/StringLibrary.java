// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.List;
import java.util.Optional;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.Results;
import wippy.lua.Truth;

/** {@code string} without patterns, formats and packing (Lua 5.3 §6.4). */
final class StringLibrary {

    private StringLibrary() {}

    static List<LuaFunction> functions() {
        return List.of(
                new Len(),
                new Byte(),
                new Sub(),
                new Char(),
                new Rep(),
                new Reverse(),
                new Upper(),
                new Lower(),
                new Dump(),
                new StringSearch.Find(),
                new StringSearch.Match(),
                new StringSearch.Gmatch(),
                new StringReplacement(),
                new StringFormat(),
                new StringPacking.Pack(),
                new StringPacking.PackSize(),
                new StringPacking.Unpack());
    }

    /**
     * {@return a position as the string functions take it: from the end when negative, and 0 when
     * that is before the beginning}
     */
    static long position(long position, int length) {
        if (position >= 0) {
            return position;
        }
        return -position > length ? 0 : length + position + 1;
    }

    private static final class Len extends Builtin1 {
        Len() {
            super("len");
        }

        @Override
        public Object call(LuaState state, Object s) {
            return Long.valueOf(Arguments.string(state, this, 1, s).length());
        }
    }

    private static final class Byte extends Builtin3 {
        Byte() {
            super("byte");
        }

        @Override
        public Object call(LuaState state, Object s, Object i, Object j) {
            if (s instanceof String text && i instanceof Long position && j == null) {
                long index = position - 1;
                if (index >= 0 && index < text.length()) {
                    return Long.valueOf(text.charAt((int) index));
                }
            }
            return several(state, Arguments.string(state, this, 1, s), i, j);
        }

        private Object several(LuaState state, String text, Object i, Object j) {
            long given = Arguments.integer(state, this, 2, i, 1);
            long first = position(given, text.length());
            long last =
                    j == null
                            ? first
                            : position(Arguments.integer(state, this, 3, j), text.length());
            first = Math.max(first, 1);
            last = Math.min(last, text.length());
            if (first > last) {
                return Results.NONE;
            }
            if (last - first >= Sizes.RESULTS_MAX) {
                throw LuaError.of(state, "string slice too long");
            }
            Object[] bytes = new Object[(int) (last - first + 1)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = Long.valueOf(text.charAt((int) first - 1 + k));
            }
            return Results.of(bytes);
        }
    }

    private static final class Sub extends Builtin3 {
        Sub() {
            super("sub");
        }

        @Override
        public Object call(LuaState state, Object s, Object i, Object j) {
            String text = Arguments.string(state, this, 1, s);
            int length = text.length();
            long first = Math.max(position(Arguments.integer(state, this, 2, i), length), 1);
            long last =
                    Math.min(position(Arguments.integer(state, this, 3, j, -1), length), length);
            return first > last ? "" : text.substring((int) first - 1, (int) last);
        }
    }

    private static final class Char extends BuiltinVariadic {
        Char() {
            super("char");
        }

        @Override
        public Object call(LuaState state, Object a) {
            return String.valueOf(character(state, 1, a));
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            char[] chars = new char[arguments.length];
            for (int i = 0; i < chars.length; i++) {
                chars[i] = character(state, i + 1, arguments[i]);
            }
            return new String(chars);
        }

        private char character(LuaState state, int index, Object value) {
            long code = Arguments.integer(state, this, index, value);
            if (code < 0 || code > 255) {
                throw Arguments.bad(state, this, index, "value out of range");
            }
            return (char) code;
        }
    }

    private static final class Rep extends Builtin3 {
        Rep() {
            super("rep");
        }

        @Override
        public Object call(LuaState state, Object s, Object n, Object separator) {
            String text = Arguments.string(state, this, 1, s);
            long count = Arguments.integer(state, this, 2, n);
            String between = Arguments.string(state, this, 3, separator, "");
            if (count <= 0) {
                return "";
            }
            long unit = (long) text.length() + between.length();
            if (unit == 0) {
                return "";
            }
            if (count > (Sizes.STRING_MAX + (long) between.length()) / unit) {
                throw LuaError.of(state, "resulting string too large");
            }
            if (between.isEmpty() && unit * count < Sizes.POLL_BYTES) {
                return text.repeat((int) count);
            }
            return large(state, text, between, count);
        }

        private static Object large(LuaState state, String text, String between, long count) {
            String piece = text + between;
            long whole = count - 1;
            int times = (int) Math.min(whole, Math.max(1, Sizes.POLL_BYTES / piece.length()));
            StringBuilder result = Sizes.builder(state, whole * piece.length() + text.length());
            String block = piece.repeat(times);
            for (; whole >= times && times > 0; whole -= times) {
                result.append(block);
                if (state.poll != 0) {
                    state.safepoint();
                }
            }
            result.append(block, 0, (int) whole * piece.length()).append(text);
            return Sizes.text(state, result);
        }
    }

    private static final class Reverse extends Builtin1 {
        Reverse() {
            super("reverse");
        }

        @Override
        public Object call(LuaState state, Object s) {
            String text = Arguments.string(state, this, 1, s);
            return Sizes.text(state, Sizes.builder(state, text.length()).append(text).reverse());
        }
    }

    private static final class Upper extends Builtin1 {
        Upper() {
            super("upper");
        }

        @Override
        public Object call(LuaState state, Object s) {
            return StringCase.upper(state, Arguments.string(state, this, 1, s));
        }
    }

    private static final class Lower extends Builtin1 {
        Lower() {
            super("lower");
        }

        @Override
        public Object call(LuaState state, Object s) {
            return StringCase.lower(state, Arguments.string(state, this, 1, s));
        }
    }

    private static final class Dump extends Builtin2 {
        Dump() {
            super("dump");
        }

        @Override
        public Object call(LuaState state, Object function, Object strip) {
            LuaFunction dumped = Arguments.function(state, this, 1, function);
            Optional<FunctionDump> dump = FunctionDump.of(dumped, Truth.isTrue(strip));
            if (dump.isEmpty()) {
                throw LuaError.of(state, "unable to dump given function");
            }
            return dump.get().encoded();
        }
    }
}
