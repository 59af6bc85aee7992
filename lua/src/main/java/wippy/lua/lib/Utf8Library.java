// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.Arrays;
import java.util.List;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Results;

/** {@code utf8} (Lua 5.3 §6.5). Code points up to 10FFFF; surrogates pass. */
final class Utf8Library {

    private static final long CODE_POINT_MAX = 0x10FFFF;

    private static final LuaFunction STEP = new Step();

    private Utf8Library() {}

    static LuaTable open() {
        List<LuaFunction> functions =
                List.of(new Char(), new CodePoint(), new Codes(), new Len(), new Offset());
        LuaTable utf8 = Libraries.table(functions);
        utf8.put("charpattern", "[\0-\u007F\u00C2-\u00F4][\u0080-\u00BF]*");
        return utf8;
    }

    private static boolean isContinuation(String s, long index) {
        return index < s.length() && (s.charAt((int) index) & 0xC0) == 0x80;
    }

    /**
     * {@return the code point at {@code index} with its length in the upper half, -1 if malformed}
     */
    private static long decode(String s, int index) {
        int first = s.charAt(index);
        if (first < 0x80) {
            return first | 1L << 32;
        }
        int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
        if (first < 0xC0 || first >= 0xF8 || index + more >= s.length()) {
            return -1;
        }
        long code = first & (0x3F >> more);
        for (int i = 1; i <= more; i++) {
            if (!isContinuation(s, index + i)) {
                return -1;
            }
            code = code << 6 | (s.charAt(index + i) & 0x3F);
        }
        long least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
        return code < least || code > CODE_POINT_MAX ? -1 : code | (more + 1L) << 32;
    }

    private static final class Char extends BuiltinVariadic {
        Char() {
            super("char");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            StringBuilder out = Sizes.builder(state, arguments.length * 2L);
            for (int i = 0; i < arguments.length; i++) {
                long code = Arguments.integer(state, this, i + 1, arguments[i]);
                if (code < 0 || code > CODE_POINT_MAX) {
                    throw Arguments.bad(state, this, i + 1, "value out of range");
                }
                encode(out, (int) code);
            }
            return out.toString();
        }

        private static void encode(StringBuilder out, int code) {
            if (code < 0x80) {
                out.append((char) code);
            } else if (code < 0x800) {
                out.append((char) (0xC0 | code >> 6));
                out.append((char) (0x80 | code & 0x3F));
            } else if (code < 0x10000) {
                out.append((char) (0xE0 | code >> 12));
                out.append((char) (0x80 | code >> 6 & 0x3F));
                out.append((char) (0x80 | code & 0x3F));
            } else {
                out.append((char) (0xF0 | code >> 18));
                out.append((char) (0x80 | code >> 12 & 0x3F));
                out.append((char) (0x80 | code >> 6 & 0x3F));
                out.append((char) (0x80 | code & 0x3F));
            }
        }
    }

    private static final class CodePoint extends Builtin3 {
        CodePoint() {
            super("codepoint");
        }

        @Override
        public Object call(LuaState state, Object text, Object i, Object j) {
            String s = Arguments.string(state, this, 1, text);
            long first =
                    StringLibrary.position(Arguments.integer(state, this, 2, i, 1), s.length());
            long last =
                    StringLibrary.position(Arguments.integer(state, this, 3, j, first), s.length());
            if (first < 1) {
                throw Arguments.bad(state, this, 2, "out of range");
            }
            if (last > s.length()) {
                throw Arguments.bad(state, this, 3, "out of range");
            }
            if (last - first >= Sizes.RESULTS_MAX) {
                throw LuaError.of(state, "string slice too long");
            }
            Object[] codes = new Object[(int) Math.max(0, last - first + 1)];
            int count = 0;
            for (int at = (int) first - 1; at < last; ) {
                long decoded = decode(s, at);
                if (decoded < 0) {
                    throw LuaError.of(state, "invalid UTF-8 code");
                }
                codes[count++] = decoded & 0xFFFFFFFFL;
                at += (int) (decoded >> 32);
            }
            return Results.of(Arrays.copyOf(codes, count));
        }
    }

    private static final class Codes extends Builtin1 {
        Codes() {
            super("codes");
        }

        @Override
        public Object call(LuaState state, Object text) {
            return Results.of(STEP, Arguments.string(state, this, 1, text), 0L);
        }
    }

    private static final class Step extends Builtin2 {
        Step() {
            super("for iterator");
        }

        @Override
        public Object call(LuaState state, Object text, Object previous) {
            String s = Arguments.string(state, this, 1, text);
            long at = Arguments.integer(state, this, 2, previous) - 1;
            if (at < 0) {
                at = 0;
            } else {
                do {
                    at++;
                } while (isContinuation(s, at));
            }
            if (at >= s.length()) {
                return Results.NONE;
            }
            long decoded = decode(s, (int) at);
            if (decoded < 0 || isContinuation(s, at + (decoded >> 32))) {
                throw LuaError.of(state, "invalid UTF-8 code");
            }
            return Results.of(at + 1, decoded & 0xFFFFFFFFL);
        }
    }

    private static final class Len extends Builtin3 {
        Len() {
            super("len");
        }

        @Override
        public Object call(LuaState state, Object text, Object i, Object j) {
            String s = Arguments.string(state, this, 1, text);
            long at =
                    StringLibrary.position(Arguments.integer(state, this, 2, i, 1), s.length()) - 1;
            long last =
                    StringLibrary.position(Arguments.integer(state, this, 3, j, -1), s.length())
                            - 1;
            if (at < 0 || at > s.length()) {
                throw Arguments.bad(state, this, 2, "initial position out of string");
            }
            if (last >= s.length()) {
                throw Arguments.bad(state, this, 3, "final position out of string");
            }
            long count = 0;
            while (at <= last) {
                long decoded = decode(s, (int) at);
                if (decoded < 0) {
                    return Results.of(null, at + 1);
                }
                at += decoded >> 32;
                count++;
            }
            return count;
        }
    }

    private static final class Offset extends Builtin3 {
        Offset() {
            super("offset");
        }

        @Override
        public Object call(LuaState state, Object text, Object n, Object i) {
            String s = Arguments.string(state, this, 1, text);
            long count = Arguments.integer(state, this, 2, n);
            long start = Arguments.integer(state, this, 3, i, count >= 0 ? 1 : s.length() + 1L);
            long at = StringLibrary.position(start, s.length()) - 1;
            if (at < 0 || at > s.length()) {
                throw Arguments.bad(state, this, 3, "position out of range");
            }
            if (count == 0) {
                while (at > 0 && isContinuation(s, at)) {
                    at--;
                }
                return at + 1;
            }
            if (isContinuation(s, at)) {
                throw LuaError.of(state, "initial position is a continuation byte");
            }
            return count < 0 ? backward(s, at, count) : forward(s, at, count - 1);
        }

        private static Object backward(String s, long from, long count) {
            long at = from;
            long left = count;
            while (left < 0 && at > 0) {
                do {
                    at--;
                } while (at > 0 && isContinuation(s, at));
                left++;
            }
            return left == 0 ? at + 1 : null;
        }

        private static Object forward(String s, long from, long count) {
            long at = from;
            long left = count;
            while (left > 0 && at < s.length()) {
                do {
                    at++;
                } while (isContinuation(s, at));
                left--;
            }
            return left == 0 ? at + 1 : null;
        }
    }
}
