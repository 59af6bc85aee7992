// SPDX-License-Identifier: Apache-2.0
package wippy.modules.json;

import java.util.List;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.lua.Results;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.json.JsonReader;
import wippy.runtime.json.JsonTree;
import wippy.runtime.json.JsonWriter;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/** {@code json}: JSON text of Lua values and back. */
public final class JsonModule implements LuaModule {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public List<String> classes() {
        return List.of("deterministic", "encoding");
    }

    @Override
    public Object value(ModuleContext context) {
        Schemas schemas = new Schemas();
        return Functions.module(
                Functions.of("encode", JsonModule::encode),
                Functions.of("decode", JsonModule::decode),
                Functions.of(
                        "validate",
                        (state, self, schema, value) ->
                                validate(state, schemas, schema, JsonWriter::write, value)),
                Functions.of(
                        "validate_string",
                        (state, self, schema, text) ->
                                validate(state, schemas, schema, JsonModule::json, text)));
    }

    /** Gives the JSON of an argument. */
    private interface Text {
        String of(LuaState state, Object argument);
    }

    private static Object encode(LuaState state, LuaFunction self, Object value) {
        try {
            return JsonWriter.write(state, value);
        } catch (Failure e) {
            return e.result();
        }
    }

    /** Answers even a wrong type with an error value, as callers hand it what they were sent. */
    private static Object decode(LuaState state, LuaFunction self, Object text) {
        try {
            return text instanceof String json
                    ? JsonReader.read(state, json)
                    : ErrorValue.failure(
                            ErrorKind.INVALID,
                            "json.decode needs a string, but got " + LuaType.name(text));
        } catch (Failure e) {
            return e.result();
        }
    }

    /** {@return true, or false and an error} */
    private static Object validate(
            LuaState state, Schemas schemas, Object schema, Text text, Object argument) {
        try {
            String json = schema instanceof String known ? known : schema(state, schema);
            schemas.of(state, json).check(JsonTree.read(state, text.of(state, argument)));
            return true;
        } catch (Failure e) {
            return Results.of(false, e.error());
        }
    }

    private static String schema(LuaState state, Object schema) {
        if (schema instanceof LuaTable) {
            return JsonWriter.write(state, schema);
        }
        throw new Failure(
                ErrorKind.INVALID,
                "a schema is a table or a JSON text, but got " + LuaType.name(schema));
    }

    private static String json(LuaState state, Object text) {
        if (text instanceof String json) {
            return json;
        }
        throw new Failure(
                ErrorKind.INVALID,
                "json.validate_string needs a JSON text, but got " + LuaType.name(text));
    }
}
