// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.registry.FileText;

/**
 * Turns the values that entries are made of ({@link wippy.registry.Values}) into Lua values and
 * back.
 */
public final class EntryData {

    private static final int DEPTH_MAX = 100;

    private EntryData() {}

    /** {@return a Lua value of its own: maps and lists as new tables, null as nil} */
    public static Object toLua(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> LuaString.of(text);
            case FileText text -> text.bytes();
            case List<?> list -> LuaTable.ofList(listToLua(list));
            case Map<?, ?> map -> {
                LuaTable table = LuaTable.of(0, map.size());
                map.forEach((key, item) -> table.put(LuaString.of((String) key), toLua(item)));
                yield table;
            }
            default -> value;
        };
    }

    /** {@return the items as Lua values in a new array} */
    public static Object[] listToLua(List<?> list) {
        Object[] values = new Object[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = toLua(list.get(i));
        }
        return values;
    }

    /**
     * {@return the value that an entry has for a Lua value} An empty table is an empty map: kinds
     * take it as an empty list as well.
     *
     * @param at what it is, for the message
     * @throws Failure Invalid if an entry cannot hold it: a function and the like, text that is no
     *     UTF-8, a table with both positions and text keys, one nested too deeply
     */
    public static Object fromLua(Object value, String at) {
        return fromLua(value, at, 0);
    }

    private static Object fromLua(Object value, String at, int depth) {
        if (depth > DEPTH_MAX) {
            throw invalid(at + " is nested deeper than " + DEPTH_MAX + " levels, or holds itself");
        }
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case Long number -> number;
            case Double number -> number;
            case String lua -> text(lua, at);
            case LuaTable table -> table(table, at, depth);
            default ->
                    throw invalid("an entry cannot hold a " + LuaType.name(value) + ", in " + at);
        };
    }

    private static String text(String lua, String at) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(LuaString.bytes(lua)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid("expected UTF-8 as text in " + at + ", got bytes that are none");
        }
    }

    private static Object table(LuaTable table, String at, int depth) {
        long length = table.length();
        var list = new ArrayList<Object>();
        var map = new LinkedHashMap<String, Object>();
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            if (table.keyAt(i) instanceof String key) {
                String name = text(key, at);
                map.put(name, fromLua(table.valueAt(i), at + "." + name, depth + 1));
            } else if (!(table.keyAt(i) instanceof Long index) || index < 1 || index > length) {
                throw invalid("expected text or 1, 2, … as keys of " + at);
            }
        }
        if (length == 0) {
            return map;
        }
        if (!map.isEmpty()) {
            throw invalid("expected a list or a map as " + at + ", got a table that is both");
        }
        for (long i = 1; i <= length; i++) {
            list.add(fromLua(table.get(i), at + "[" + i + "]", depth + 1));
        }
        return list;
    }

    private static Failure invalid(String message) {
        return new Failure(ErrorKind.INVALID, message);
    }
}
