// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.runtime.value.Failure;

/**
 * Reads a JSON text as a Lua value: objects and arrays as tables, null as nil. A number without
 * fraction and exponent that fits 64 bits is an integer, every other a float. What follows the
 * first value is not looked at.
 *
 * <p>Strict otherwise: names of one object that are the same, malformed UTF-8, half of a surrogate
 * pair, and numbers too large for a float or longer than 1,000 digits are errors. An array keeps
 * its nulls as gaps.
 */
public final class JsonReader {

    /** Deepest nesting of arrays and objects. */
    public static final int DEPTH_MAX = 10_000;

    private static final int VALUES_PER_POLL = 1024;
    private static final Object[] NO_VALUES = {};

    private final LuaState state;
    private final JsonParser parser;
    private final boolean hasEscapes;
    private int depth;
    private int values;

    private JsonReader(LuaState state, JsonParser parser, boolean hasEscapes) {
        this.state = state;
        this.parser = parser;
        this.hasEscapes = hasEscapes;
    }

    /**
     * {@return the value of a text}
     *
     * @param state whose process waits for it: asked now and then whether it is to end
     * @param text a Lua string
     * @throws Failure Invalid if the text is empty, Internal if it is not JSON; the message has
     *     line and column
     */
    public static Object read(LuaState state, String text) {
        try (JsonParser parser = JsonStreams.parser(text)) {
            return new JsonReader(state, parser, text.contains("\\u"))
                    .value(JsonStreams.first(parser));
        } catch (JacksonException e) {
            throw JsonStreams.failure(e);
        }
    }

    private Object value(JsonToken token) {
        if (++values % VALUES_PER_POLL == 0 && state.poll != 0) {
            state.safepoint();
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> string(parser.getString());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> real(parser.getDoubleValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private LuaTable object() {
        enter();
        LuaTable table = new LuaTable();
        Set<String> nulls = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = string(parser.currentName());
            if (table.get(name) != null || (nulls != null && nulls.contains(name))) {
                throw failure("the name \"" + parser.currentName() + "\" stands twice");
            }
            Object value = value(parser.nextToken());
            if (value == null) {
                nulls = nulls == null ? new HashSet<>() : nulls;
                nulls.add(name);
            } else {
                table.put(name, value);
            }
        }
        if (!table.hadFields()) {
            // So that it is written as an object again.
            table.put("", true);
            table.put("", null);
        }
        depth--;
        return table;
    }

    private LuaTable array() {
        enter();
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            depth--;
            return new LuaTable();
        }
        List<Object> list = new ArrayList<>();
        while (token != JsonToken.END_ARRAY) {
            list.add(value(token));
            token = parser.nextToken();
        }
        depth--;
        return LuaTable.ofList(list.toArray(NO_VALUES));
    }

    private void enter() {
        if (++depth > DEPTH_MAX) {
            throw failure("values are nested deeper than " + DEPTH_MAX);
        }
    }

    private String string(String text) {
        if (hasEscapes && Utf8.hasHalf(text)) {
            throw failure("half of a surrogate pair");
        }
        return LuaString.of(text);
    }

    private Object integer() {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> real(parser.getDoubleValue());
        };
    }

    private double real(double number) {
        if (Double.isInfinite(number)) {
            throw failure("the number is too large");
        }
        return number;
    }

    /** {@return the failure of the current token} */
    private Failure failure(String why) {
        return JsonStreams.failure(parser.currentTokenLocation(), why);
    }
}
