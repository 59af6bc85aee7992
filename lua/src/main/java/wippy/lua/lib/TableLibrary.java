// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.List;
import wippy.lua.Conversions;
import wippy.lua.Indexing;
import wippy.lua.Length;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.lua.Metatables;
import wippy.lua.Results;

/**
 * {@code table} (Lua 5.3 §6.6). Tables without metatable are worked on raw and in place; others,
 * and frozen ones, through the operators.
 */
final class TableLibrary {

    private TableLibrary() {}

    static LuaTable open() {
        List<LuaFunction> functions =
                List.of(
                        new Insert(),
                        new Remove(),
                        new Concat(),
                        new Unpack(),
                        new Pack(),
                        new Sort(),
                        new Move());
        return Libraries.table(functions);
    }

    /** {@return whether operators on the table are raw accesses that cannot fail} */
    private static boolean isPlain(LuaTable table) {
        return table.metatable() == null && !table.isFrozen();
    }

    /** {@return the argument, which must be a table or have all of these metamethods} */
    private static Object tableLike(
            LuaState state, LuaFunction function, int index, Object value, String... events) {
        if (!(value instanceof LuaTable)) {
            for (String event : events) {
                if (Metatables.metamethod(state, value, event) == null) {
                    throw Arguments.expected(state, function, index, "table", value);
                }
            }
        }
        return value;
    }

    private static long length(LuaState state, Object value) {
        Object length = Length.of(state, value);
        if (length instanceof Long number) {
            return number;
        }
        if (Conversions.toInteger(length) instanceof Long number) {
            return number;
        }
        throw LuaError.of(state, "object length is not an integer");
    }

    private static void poll(LuaState state) {
        if (state.poll != 0) {
            state.safepoint();
        }
    }

    private static final class Insert extends BuiltinVariadic {
        Insert() {
            super("insert");
        }

        @Override
        public Object call(LuaState state, Object list, Object value) {
            if (list instanceof LuaTable table && isPlain(table)) {
                table.put(table.length() + 1, value);
            } else {
                Object like = tableLike(state, this, 1, list, "__newindex", "__len", "__index");
                Indexing.set(state, like, length(state, like) + 1, value);
            }
            return Results.NONE;
        }

        @Override
        public Object call(LuaState state, Object list, Object pos, Object value) {
            Object like = tableLike(state, this, 1, list, "__newindex", "__len", "__index");
            long position = Arguments.integer(state, this, 2, pos);
            long end = length(state, like) + 1;
            if (position < 1 || position > end) {
                throw Arguments.bad(state, this, 2, "position out of bounds");
            }
            if (like instanceof LuaTable table && isPlain(table)) {
                table.insert((int) position, value);
                return Results.NONE;
            }
            for (long i = end; i > position; i--) {
                poll(state);
                Indexing.set(state, like, i, Indexing.get(state, like, i - 1));
            }
            Indexing.set(state, like, position, value);
            return Results.NONE;
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return switch (arguments.length) {
                case 2 -> call(state, arguments[0], arguments[1]);
                case 3 -> call(state, arguments[0], arguments[1], arguments[2]);
                default -> {
                    Object list = Arguments.get(arguments, 1);
                    tableLike(state, this, 1, list, "__newindex", "__len", "__index");
                    throw LuaError.of(state, "wrong number of arguments to 'insert'");
                }
            };
        }
    }

    private static final class Remove extends BuiltinVariadic {
        Remove() {
            super("remove");
        }

        @Override
        public Object call(LuaState state, Object list) {
            if (list instanceof LuaTable table && isPlain(table) && table.length() > 0) {
                return table.remove((int) table.length());
            }
            Object like = tableLike(state, this, 1, list, "__newindex", "__len", "__index");
            return remove(state, like, length(state, like), length(state, like));
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            if (arguments.length < 2) {
                return call(state, Arguments.get(arguments, 1));
            }
            Object like = tableLike(state, this, 1, arguments[0], "__newindex", "__len", "__index");
            long size = length(state, like);
            long position = Arguments.integer(state, this, 2, arguments[1]);
            if (position != size && (position < 1 || position > size + 1)) {
                throw Arguments.bad(state, this, 1, "position out of bounds");
            }
            return remove(state, like, position, size);
        }

        private static Object remove(LuaState state, Object list, long position, long size) {
            if (list instanceof LuaTable table
                    && isPlain(table)
                    && position >= 1
                    && position <= table.length()) {
                return table.remove((int) position);
            }
            Object removed = Indexing.get(state, list, position);
            long i = position;
            for (; i < size; i++) {
                poll(state);
                Indexing.set(state, list, i, Indexing.get(state, list, i + 1));
            }
            Indexing.set(state, list, i, (Object) null);
            return removed;
        }
    }

    private static final class Concat extends Builtin4 {
        private static final int LOOK_MAX = 10_000;

        private static final int NUMERAL_ROOM = 8;

        Concat() {
            super("concat");
        }

        @Override
        public Object call(LuaState state, Object list, Object sep, Object i, Object j) {
            Object like = tableLike(state, this, 1, list, "__index", "__len");
            String separator = Arguments.string(state, this, 2, sep, "");
            long first = Arguments.integer(state, this, 3, i, 1);
            long last = j == null ? length(state, like) : Arguments.integer(state, this, 4, j);
            if (first > last) {
                return "";
            }
            StringBuilder out = Sizes.builder(state, room(like, separator, first, last));
            for (long k = first; ; k++) {
                Object value = Indexing.get(state, like, k);
                String text = value instanceof String string ? string : text(state, value, k);
                Sizes.grow(state, out, (long) text.length() + separator.length());
                out.append(text);
                if (k == last) {
                    return Sizes.text(state, out);
                }
                out.append(separator);
                poll(state);
            }
        }

        private static String text(LuaState state, Object value, long index) {
            if (value instanceof Long || value instanceof Double) {
                return Conversions.tostring(state, value);
            }
            String message = "invalid value (%s) at index %d in table for 'concat'";
            throw LuaError.of(state, message.formatted(LuaType.name(value), index));
        }

        /** {@return how long the result will be, where a short look tells} */
        private static long room(Object list, String separator, long first, long last) {
            if (!(list instanceof LuaTable table) || last - first < 0 || last - first > LOOK_MAX) {
                return 16;
            }
            long room = 0;
            // The difference, since k wraps around when last is the largest integer.
            for (long k = first; k - last <= 0; k++) {
                room += table.get(k) instanceof String text ? text.length() : NUMERAL_ROOM;
                room += separator.length();
            }
            return Math.min(room, Sizes.STRING_MAX);
        }
    }

    static final class Unpack extends Builtin3 {
        Unpack() {
            super("unpack");
        }

        @Override
        public Object call(LuaState state, Object list, Object i, Object j) {
            long first = Arguments.integer(state, this, 2, i, 1);
            long last = j == null ? length(state, list) : Arguments.integer(state, this, 3, j);
            if (first > last) {
                return Results.NONE;
            }
            if (last - first < 0 || last - first >= Sizes.RESULTS_MAX) {
                throw LuaError.of(state, "too many results to unpack");
            }
            if (list instanceof LuaTable table && table.metatable() == null) {
                return Results.of(table.list(first, last));
            }
            Object[] values = new Object[(int) (last - first + 1)];
            for (int k = 0; k < values.length; k++) {
                values[k] = Indexing.get(state, list, first + k);
            }
            return Results.of(values);
        }
    }

    private static final class Pack extends BuiltinVariadic {
        Pack() {
            super("pack");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            LuaTable table = LuaTable.ofList(arguments.clone());
            table.put("n", (long) arguments.length);
            return table;
        }
    }

    private static final class Sort extends Builtin2 {
        Sort() {
            super("sort");
        }

        @Override
        public Object call(LuaState state, Object list, Object comparator) {
            Object like = tableLike(state, this, 1, list, "__newindex", "__len", "__index");
            long length = length(state, like);
            if (length < 2) {
                return Results.NONE;
            }
            if (length >= Integer.MAX_VALUE) {
                throw Arguments.bad(state, this, 1, "array too big");
            }
            LuaFunction order =
                    comparator == null ? null : Arguments.function(state, this, 2, comparator);
            Object[] elements = elements(state, like, (int) length);
            state.beginUnyieldable();
            try {
                new Sorting(state, elements, order).sort();
            } finally {
                state.endUnyieldable();
                store(state, like, elements);
            }
            return Results.NONE;
        }

        private static Object[] elements(LuaState state, Object list, int length) {
            if (list instanceof LuaTable table && isPlain(table)) {
                return table.list(1, length);
            }
            Object[] elements = new Object[length];
            for (int i = 0; i < length; i++) {
                elements[i] = Indexing.get(state, list, i + 1L);
            }
            return elements;
        }

        private static void store(LuaState state, Object list, Object[] elements) {
            boolean raw = list instanceof LuaTable table && isPlain(table);
            for (int i = 0; i < elements.length; i++) {
                if (raw) {
                    ((LuaTable) list).put(i + 1L, elements[i]);
                } else {
                    Indexing.set(state, list, i + 1L, elements[i]);
                }
            }
        }
    }

    private static final class Move extends BuiltinVariadic {
        Move() {
            super("move");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            Object from = tableLike(state, this, 1, Arguments.get(arguments, 1), "__index");
            long first = integer(state, arguments, 2);
            long last = integer(state, arguments, 3);
            long target = integer(state, arguments, 4);
            Object given = Arguments.get(arguments, 5);
            int index = given == null ? 1 : 5;
            Object to = tableLike(state, this, index, given == null ? from : given, "__newindex");
            if (last >= first) {
                if (first <= 0 && last >= Long.MAX_VALUE + first) {
                    throw Arguments.bad(state, this, 3, "too many elements to move");
                }
                if (target > Long.MAX_VALUE - (last - first + 1) + 1) {
                    throw Arguments.bad(state, this, 4, "destination wrap around");
                }
                boolean upwards = target > last || target <= first || from != to;
                move(state, from, to, first, last - first, target, upwards);
            }
            return to;
        }

        private long integer(LuaState state, Object[] arguments, int index) {
            if (index > arguments.length) {
                throw Arguments.expected(state, this, index, "number", arguments);
            }
            return Arguments.integer(state, this, index, arguments[index - 1]);
        }

        private static void move(
                LuaState state,
                Object from,
                Object to,
                long first,
                long distance,
                long target,
                boolean upwards) {
            for (long k = 0; k <= distance; k++) {
                long i = upwards ? k : distance - k;
                Indexing.set(state, to, target + i, Indexing.get(state, from, first + i));
                poll(state);
            }
        }
    }
}
