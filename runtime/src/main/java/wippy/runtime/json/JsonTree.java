// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import wippy.lua.LuaState;
import wippy.runtime.value.Failure;

/**
 * Reads a JSON text as plain Java values, which unlike Lua's know null and tell an empty object
 * from an empty array: {@link Map}, {@link List}, {@link String} (Java text), {@link Long}, {@link
 * Double}, {@link Boolean}, null. Numbers are those that {@link JsonReader} makes.
 */
public final class JsonTree {

    /** Deepest nesting of arrays and objects. */
    public static final int DEPTH_MAX = 1_000;

    private static final int VALUES_PER_POLL = 1024;

    private final LuaState state;
    private final JsonParser parser;
    private int depth;
    private int values;

    private JsonTree(LuaState state, JsonParser parser) {
        this.state = state;
        this.parser = parser;
    }

    /**
     * {@return the value of a text}
     *
     * @param state whose process waits for it: asked now and then whether it is to end
     * @param text a Lua string
     * @throws Failure Invalid if the text is empty, Internal if it is not JSON
     */
    public static Object read(LuaState state, String text) {
        try (JsonParser parser = JsonStreams.parser(text)) {
            return new JsonTree(state, parser).value(JsonStreams.first(parser));
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
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT ->
                    switch (parser.getNumberType()) {
                        case INT, LONG -> parser.getLongValue();
                        default -> real();
                    };
            case VALUE_NUMBER_FLOAT -> real();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private Map<String, Object> object() {
        enter();
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (members.containsKey(name)) {
                throw failure("the name \"" + name + "\" stands twice");
            }
            members.put(name, value(parser.nextToken()));
        }
        depth--;
        return members;
    }

    private List<Object> array() {
        enter();
        List<Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            items.add(value(token));
        }
        depth--;
        return items;
    }

    private void enter() {
        if (++depth > DEPTH_MAX) {
            throw failure("values are nested deeper than " + DEPTH_MAX);
        }
    }

    private double real() {
        double number = parser.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw failure("the number is too large");
        }
        return number;
    }

    private Failure failure(String why) {
        return JsonStreams.failure(parser.currentTokenLocation(), why);
    }
}
