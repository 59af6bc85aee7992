// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.lua.Userdata;

/**
 * Copies a value for another process, so that nothing mutable is shared: tables deeply, with shared
 * references, cycles and metatables kept; strings, numbers, booleans and errors as they are. Copies
 * of frozen tables are not frozen.
 *
 * <p>What cannot be sent (functions, coroutines, channels, other userdata) is a {@link Failure} of
 * kind Invalid, which the sender sees; its message has the path to it. Any thread; it keeps
 * nothing.
 */
public final class MessageCopier implements UnaryOperator<Object> {

    /** Deepest nesting of tables. */
    public static final int DEPTH_MAX = 10_000;

    /** A value that cannot be sent, on its way up to where the whole path to it is known. */
    private static final class Unsendable extends RuntimeException {
        private final String what;
        private String path;

        Unsendable(String what, String path) {
            super(null, null, false, false);
            this.what = what;
            this.path = path;
        }

        Unsendable under(Object key) {
            if (!(key instanceof String text)) {
                return below("[" + key + "]");
            }
            String name = LuaString.text(text);
            return below(isWord(name) ? "." + name : "[\"" + name + "\"]");
        }

        private static boolean isWord(String name) {
            for (int i = 0; i < name.length(); i++) {
                if (!Character.isLetterOrDigit(name.charAt(i)) && name.charAt(i) != '_') {
                    return false;
                }
            }
            return !name.isEmpty();
        }

        Unsendable below(String step) {
            path = step + path;
            return this;
        }

        @Override
        public String getMessage() {
            return what + " (" + (path.isEmpty() ? "the value itself" : "at " + path) + ")";
        }
    }

    @Override
    public Object apply(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Long number -> number;
            case Double number -> number;
            case Boolean bool -> bool;
            case Object[] values -> copyAll(values);
            default -> copy(new Copy(), value);
        };
    }

    /** {@return copies in a new array; what several of the values share is shared by the copies} */
    public Object[] copyAll(Object[] values) {
        if (values.length == 0) {
            return values;
        }
        Object[] copies = new Object[values.length];
        Copy copy = new Copy();
        for (int i = 0; i < values.length; i++) {
            copies[i] = copy(copy, values[i]);
        }
        return copies;
    }

    private static Object copy(Copy copy, Object value) {
        try {
            return copy.of(value, 0);
        } catch (Unsendable e) {
            throw new Failure(ErrorKind.INVALID, e.getMessage());
        }
    }

    /** One message: what was copied already is shared in the copy too. */
    private static final class Copy {
        private LuaTable first;
        private LuaTable firstCopy;
        private Map<LuaTable, LuaTable> others;

        Object of(Object value, int depth) {
            return switch (value) {
                case null -> null;
                case String text -> text;
                case Long number -> number;
                case Double number -> number;
                case Boolean bool -> bool;
                case LuaTable table -> table(table, depth);
                case ErrorValue error -> error(error, depth);
                case Sendable sendable -> sendable;
                default ->
                        throw new Unsendable(
                                "a "
                                        + name(value)
                                        + " cannot be sent to another process: send what it is made"
                                        + " from, as tables, strings, numbers and booleans",
                                "");
            };
        }

        private static String name(Object value) {
            return value instanceof Userdata userdata
                            && userdata.metatable() instanceof LuaTable metatable
                            && metatable.get("__name") instanceof String name
                    ? "userdata (" + LuaString.text(name) + ")"
                    : LuaType.name(value);
        }

        private Object error(ErrorValue error, int depth) {
            LuaTable details = error.details();
            return details == null ? error : error.withDetails(table(details, depth + 1));
        }

        private LuaTable table(LuaTable table, int depth) {
            LuaTable known = known(table);
            if (known != null) {
                return known;
            }
            if (depth > DEPTH_MAX) {
                throw new Unsendable(
                        "tables nested deeper than " + DEPTH_MAX + " cannot be sent", "");
            }
            LuaTable copy = new LuaTable();
            remember(table, copy);
            Object key = null;
            try {
                for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
                    key = table.keyAt(i);
                    Object value = table.valueAt(i);
                    copy.put(
                            isImmutable(key) ? key : of(key, depth + 1),
                            isImmutable(value) ? value : of(value, depth + 1));
                }
            } catch (Unsendable e) {
                throw e.under(key);
            }
            LuaTable metatable = table.metatable();
            if (metatable != null) {
                copy.setMetatable(metatable.isFrozen() ? metatable : copied(metatable, depth));
            }
            return copy;
        }

        private LuaTable copied(LuaTable metatable, int depth) {
            try {
                return table(metatable, depth + 1);
            } catch (Unsendable e) {
                throw e.below("<metatable>");
            }
        }

        private static boolean isImmutable(Object value) {
            return value instanceof String
                    || value instanceof Long
                    || value instanceof Double
                    || value instanceof Boolean;
        }

        private LuaTable known(LuaTable table) {
            if (table == first) {
                return firstCopy;
            }
            return others == null ? null : others.get(table);
        }

        private void remember(LuaTable table, LuaTable copy) {
            if (first == null) {
                first = table;
                firstCopy = copy;
                return;
            }
            if (others == null) {
                others = new IdentityHashMap<>();
            }
            others.put(table, copy);
        }
    }
}
