// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;
import wippy.runtime.value.TableForm;

/**
 * YAML 1.2 of Lua values and back, by the rules of {@link wippy.runtime.json.JsonWriter}: lists and
 * maps, null for nil and for what cannot be said, an error value as its full text.
 */
public final class YamlText {

    /** Deepest nesting of tables. */
    public static final int DEPTH_MAX = 128;

    /** Longest text that is read, in characters. */
    private static final int LENGTH_MAX = 64 << 20;

    /** The tables that are being written, one within the other. */
    private final LuaTable[] path = new LuaTable[DEPTH_MAX];

    private int depth;

    private YamlText() {}

    /**
     * {@return the YAML of a value, a Lua string}
     *
     * @throws Failure Internal if a table cannot be written
     */
    public static String write(Object value) {
        DumpSettings settings =
                DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setDereferenceAliases(true)
                        .setSchema(new CoreSchema())
                        .build();
        try {
            return LuaString.of(new Dump(settings).dumpToString(new YamlText().plain(value)));
        } catch (YamlEngineException e) {
            throw new Failure(ErrorKind.INTERNAL, "cannot write YAML: " + e.getMessage());
        }
    }

    private Object plain(Object value) {
        return switch (value) {
            case String text -> LuaString.text(text);
            case Long number -> number;
            case Double number -> number;
            case Boolean truth -> truth;
            case LuaTable table -> plain(table);
            case ErrorValue error -> LuaString.text(error.fullText());
            case null, default -> null;
        };
    }

    private Object plain(LuaTable table) {
        enter(table);
        TableForm form = TableForm.of(table);
        form.fault()
                .ifPresent(
                        fault -> {
                            throw failure("cannot write YAML: " + fault);
                        });
        Object plain = form == TableForm.LIST ? list(table) : map(table);
        depth--;
        return plain;
    }

    private void enter(LuaTable table) {
        if (depth == DEPTH_MAX) {
            throw failure("cannot write YAML: tables are nested deeper than " + DEPTH_MAX);
        }
        for (int i = 0; i < depth; i++) {
            if (path[i] == table) {
                throw failure("cannot write YAML: a table contains itself (recursive reference)");
            }
        }
        path[depth++] = table;
    }

    private List<Object> list(LuaTable table) {
        List<Object> items = new ArrayList<>();
        for (long i = 1; i <= table.length(); i++) {
            items.add(plain(table.get(i)));
        }
        return items;
    }

    private Map<Object, Object> map(LuaTable table) {
        Map<Object, Object> members = new LinkedHashMap<>();
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            Object key = table.keyAt(i);
            if (key instanceof LuaTable || plain(key) == null) {
                throw failure("cannot write YAML: a " + LuaType.name(key) + " cannot be a key");
            }
            members.put(plain(key), plain(table.valueAt(i)));
        }
        return members;
    }

    /**
     * {@return the value of the first document of a text}
     *
     * @param text a Lua string
     * @throws Failure Internal if it is not YAML; the message has line and column
     */
    public static Object read(String text) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setCodePointLimit(LENGTH_MAX)
                        .setSchema(new CoreSchema())
                        .build();
        try {
            var documents = new Load(settings).loadAllFromString(LuaString.text(text)).iterator();
            return documents.hasNext() ? lua(documents.next(), 0) : null;
        } catch (MarkedYamlEngineException e) {
            String place =
                    e.getProblemMark()
                            .map(
                                    mark ->
                                            "line "
                                                    + (mark.getLine() + 1)
                                                    + ", column "
                                                    + (mark.getColumn() + 1)
                                                    + ": ")
                            .orElse("");
            throw failure("cannot read YAML: " + place + e.getProblem());
        } catch (YamlEngineException e) {
            throw failure("cannot read YAML: " + e.getMessage());
        } catch (StackOverflowError e) {
            throw failure("cannot read YAML: values are nested too deeply");
        }
    }

    private static Object lua(Object value, int depth) {
        if (depth > DEPTH_MAX) {
            throw failure("cannot read YAML: values are nested deeper than " + DEPTH_MAX);
        }
        return switch (value) {
            case String text -> LuaString.of(text);
            case Integer number -> number.longValue();
            case Long number -> number;
            case Number number -> number.doubleValue();
            case Boolean truth -> truth;
            case byte[] bytes -> LuaString.ofBytes(bytes);
            case List<?> items -> {
                Object[] values = new Object[items.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = lua(items.get(i), depth + 1);
                }
                yield LuaTable.ofList(values);
            }
            case Map<?, ?> members -> {
                LuaTable table = LuaTable.of(0, members.size());
                members.forEach(
                        (key, member) -> {
                            Object name = lua(key, depth + 1);
                            table.put(name == null ? "null" : name, lua(member, depth + 1));
                        });
                yield table;
            }
            case null -> null;
            default -> LuaString.of(value.toString());
        };
    }

    private static Failure failure(String message) {
        return new Failure(ErrorKind.INTERNAL, message);
    }
}
