// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;

/**
 * What the word before the cursor may become: a keyword, a global, a field after {@code .} or a
 * method after {@code :}. Reads tables without calling anything.
 */
final class Completions {

    private static final List<String> KEYWORDS =
            List.of(
                    "and",
                    "break",
                    "do",
                    "else",
                    "elseif",
                    "end",
                    "false",
                    "for",
                    "function",
                    "goto",
                    "if",
                    "in",
                    "local",
                    "nil",
                    "not",
                    "or",
                    "repeat",
                    "return",
                    "then",
                    "true",
                    "until",
                    "while");

    /** Longest chain of {@code __index} that is followed. */
    private static final int CHAIN_MAX = 20;

    private final LuaState state;

    Completions(LuaState state) {
        this.state = state;
    }

    /** {@return where the word before the cursor begins} */
    static int wordStart(String line, int cursor) {
        int start = cursor;
        while (start > 0 && isOfWord(line.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isOfWord(char c) {
        return c == '.' || c == ':' || isOfName(c);
    }

    private static boolean isOfName(char c) {
        return c == '_' || c < 128 && Character.isLetterOrDigit(c);
    }

    /** {@return whole words in alphabetical order, each of which begins with {@code word}} */
    Set<String> of(String word) {
        Set<String> found = new TreeSet<>();
        int separator = Math.max(word.lastIndexOf('.'), word.lastIndexOf(':'));
        String path = word.substring(0, separator + 1);
        String beginning = word.substring(separator + 1);
        if (separator < 0) {
            for (String keyword : KEYWORDS) {
                if (keyword.startsWith(beginning)) {
                    found.add(keyword);
                }
            }
            addFields(found, path, state.globals(), beginning, false);
        } else {
            boolean isMethod = word.charAt(separator) == ':';
            Object owner = value(word.substring(0, separator));
            addFields(found, path, owner, beginning, isMethod);
        }
        return found;
    }

    /** {@return what names joined by dots lead to, null if to nothing} */
    private @Nullable Object value(String path) {
        Object value = state.globals();
        for (String name : path.split("[.:]", -1)) {
            value = field(value, LuaString.of(name));
        }
        return value;
    }

    private @Nullable Object field(@Nullable Object owner, String name) {
        Object current = owner;
        for (int i = 0; i < CHAIN_MAX && current != null; i++) {
            if (current instanceof LuaTable table && table.get(name) != null) {
                return table.get(name);
            }
            current = index(current);
        }
        return null;
    }

    private void addFields(
            Set<String> found,
            String path,
            @Nullable Object owner,
            String beginning,
            boolean onlyFunctions) {
        Object current = owner;
        for (int i = 0; i < CHAIN_MAX && current != null; i++) {
            if (current instanceof LuaTable table) {
                addKeys(found, path, table, beginning, onlyFunctions);
            }
            current = index(current);
        }
    }

    private static void addKeys(
            Set<String> found,
            String path,
            LuaTable table,
            String beginning,
            boolean onlyFunctions) {
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            if (table.keyAt(i) instanceof String key
                    && key.startsWith(beginning)
                    && isName(key)
                    && (!onlyFunctions || table.valueAt(i) instanceof LuaFunction)) {
                found.add(path + key);
            }
        }
    }

    private static boolean isName(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (!isOfName(key.charAt(i))) {
                return false;
            }
        }
        return !key.isEmpty() && !Character.isDigit(key.charAt(0)) && !KEYWORDS.contains(key);
    }

    /** {@return the table or object where fields that a value lacks are looked for} */
    private @Nullable Object index(Object value) {
        LuaTable metatable =
                switch (value) {
                    case LuaTable table -> table.metatable();
                    case Userdata object -> object.metatable();
                    case String ignored -> state.stringMetatable();
                    default -> null;
                };
        return metatable == null ? null : metatable.get("__index");
    }
}
