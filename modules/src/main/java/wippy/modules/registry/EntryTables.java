// SPDX-License-Identifier: Apache-2.0
package wippy.modules.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.registry.Change;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.registry.Operation;
import wippy.runtime.value.EntryData;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** Entries as Lua tables, {@code {id, kind, meta, data}}, and back. */
final class EntryTables {

    private EntryTables() {}

    static LuaTable of(Entry entry) {
        LuaTable table = LuaTable.of(0, 4);
        table.put("id", LuaString.of(entry.id().toString()));
        table.put("kind", LuaString.of(entry.kind()));
        table.put("meta", EntryData.toLua(entry.meta()));
        table.put("data", EntryData.toLua(entry.data()));
        return table;
    }

    static LuaTable listOf(Collection<Entry> entries) {
        LuaTable list = LuaTable.of(entries.size(), 0);
        for (Entry entry : entries) {
            list.append(of(entry));
        }
        return list;
    }

    /** {@return a change as {@code {kind = "entry.create", entry = …}}} */
    static LuaTable of(Change change) {
        return switch (change) {
            case Change.Create(Entry entry) -> operation("entry.create", of(entry));
            case Change.Update(Entry _, Entry after) -> operation("entry.update", of(after));
            case Change.Delete(Entry entry) -> operation("entry.delete", of(entry));
        };
    }

    /** {@return an operation in the same form; of what is deleted only the id} */
    static LuaTable of(Operation operation) {
        return switch (operation) {
            case Operation.Create(Entry entry) -> operation("entry.create", of(entry));
            case Operation.Update(Entry entry) -> operation("entry.update", of(entry));
            case Operation.Delete(EntryId id) -> {
                LuaTable entry = LuaTable.of(0, 1);
                entry.put("id", LuaString.of(id.toString()));
                yield operation("entry.delete", entry);
            }
        };
    }

    private static LuaTable operation(String kind, LuaTable entry) {
        LuaTable table = LuaTable.of(0, 2);
        table.put("kind", kind);
        table.put("entry", entry);
        return table;
    }

    /**
     * {@return the entry that a table describes}
     *
     * @throws Failure Invalid if it describes none
     */
    static Entry entry(Object value) {
        if (!(value instanceof LuaTable table)) {
            throw invalid("expected an entry {id, kind, meta, data}, got " + name(value));
        }
        if (!(table.get("kind") instanceof String kind) || kind.isEmpty()) {
            String came = "".equals(table.get("kind")) ? "an empty one" : name(table.get("kind"));
            throw invalid("expected text as kind of the entry, got " + came);
        }
        Object meta = EntryData.fromLua(table.get("meta"), "meta");
        Map<?, ?> metadata =
                switch (meta) {
                    case null -> Map.of();
                    case Map<?, ?> map -> map;
                    case List<?> list when list.isEmpty() -> Map.of();
                    default -> throw invalid("expected a table with text keys as meta");
                };
        Map<String, Object> texts = new LinkedHashMap<>();
        metadata.forEach((key, item) -> texts.put((String) key, item));
        return Entry.of(
                id(table.get("id")),
                LuaString.text(kind),
                texts,
                EntryData.fromLua(table.get("data"), "data"));
    }

    /**
     * {@return the entries of a list}
     *
     * @throws Failure Invalid if one is none
     */
    static List<Entry> entries(LuaTable list) {
        var entries = new ArrayList<Entry>();
        for (Object item : list.list(1, list.length())) {
            entries.add(entry(item));
        }
        return entries;
    }

    /** {@return the id in a text or a table {@code {ns, name}}} Fails with Invalid otherwise. */
    static EntryId id(Object value) {
        if (value instanceof LuaTable table
                && table.get("ns") instanceof String namespace
                && table.get("name") instanceof String name) {
            return id(namespace + ":" + name);
        }
        String text = value instanceof String lua ? LuaString.text(lua) : "";
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1) {
            throw invalid(
                    "expected the id of an entry, namespace:name, got "
                            + (value instanceof String ? "'" + text + "'" : name(value)));
        }
        return EntryId.parse(text);
    }

    /** {@return the conditions of a search} Fails with Invalid if a key is no text. */
    static Map<String, Object> filter(LuaTable table) {
        var filter = new LinkedHashMap<String, Object>();
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            if (!(table.keyAt(i) instanceof String key)) {
                throw invalid("expected text as keys of a filter, got " + table.keyAt(i));
            }
            filter.put(LuaString.text(key), EntryData.fromLua(table.valueAt(i), key));
        }
        return filter;
    }

    private static String name(Object value) {
        return value == null ? "nothing" : LuaType.name(value);
    }

    static Failure invalid(String message) {
        return new Failure(ErrorKind.INVALID, message);
    }
}
