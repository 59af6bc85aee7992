// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

import wippy.lua.Conversions;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;
import wippy.lua.lib.Builtin1;
import wippy.lua.lib.Builtin2;
import wippy.runtime.json.JsonReader;
import wippy.runtime.json.JsonWriter;
import wippy.runtime.msgpack.MessagePackReader;
import wippy.runtime.msgpack.MessagePackWriter;
import wippy.runtime.yaml.YamlText;

/**
 * A value in transit, as a Lua value, and in which form it is: {@code payload:data()} unwraps it.
 * Immutable, but for the table that it may hold.
 */
public final class Payload extends Userdata {

    /** A Lua value as it is. */
    public static final String LUA = "lua/any";

    /** An error value. */
    public static final String ERROR = "golang/error";

    /** JSON text. */
    public static final String JSON = "json/plain";

    /** Text. */
    public static final String STRING = "text/plain";

    /** Bytes. */
    public static final String BYTES = "application/octet-stream";

    /** YAML text. */
    public static final String YAML = "yaml/plain";

    /** MessagePack. */
    public static final String MSGPACK = "application/msgpack";

    /** A value of the host: a Lua value as it is. */
    public static final String HOST = "golang/any";

    private static final Methods<Payload> METHODS = new Methods<>(Payload.class, "Payload");
    private static final LuaTable METATABLE =
            METHODS.add(data("data"))
                    .add(data("unmarshal"))
                    .add(
                            new Builtin2("transcode") {
                                @Override
                                public Object call(LuaState state, Object self, Object format) {
                                    return transcode(state, this, self, format);
                                }
                            })
                    .getter("get_format", payload -> payload.format)
                    .text(payload -> "Payload{" + payload.format + "}")
                    .metatable();

    private final Object data;
    private final String format;

    /** Wraps a Lua value. */
    public Payload(Object data) {
        this(data, data instanceof ErrorValue ? ERROR : LUA);
    }

    private Payload(Object data, String format) {
        this.data = data;
        this.format = format;
    }

    /** {@return the value in its form: a Lua value, or a Lua string of that format} */
    public Object data() {
        return data;
    }

    private Object decoded(LuaState state) {
        return switch (format) {
            case JSON -> JsonReader.read(state, (String) data);
            case YAML -> YamlText.read((String) data);
            case MSGPACK -> MessagePackReader.read(state, (String) data);
            default -> data;
        };
    }

    private static LuaFunction data(String name) {
        return new Builtin1(name) {
            @Override
            public Object call(LuaState state, Object self) {
                Payload payload = METHODS.check(state, this, self);
                try {
                    return payload.decoded(state);
                } catch (Failure e) {
                    return e.result();
                }
            }
        };
    }

    private static Object transcode(
            LuaState state, LuaFunction function, Object self, Object format) {
        Payload payload = METHODS.check(state, function, self);
        String wanted = Arguments.string(state, function, 2, format);
        if (wanted.equals(payload.format)) {
            return payload;
        }
        try {
            Object value = payload.decoded(state);
            return switch (wanted) {
                case LUA, HOST -> new Payload(value, wanted);
                case JSON -> new Payload(JsonWriter.write(state, value), JSON);
                case YAML -> new Payload(YamlText.write(value), YAML);
                case MSGPACK -> new Payload(MessagePackWriter.write(state, value), MSGPACK);
                case STRING, BYTES -> payload.text(state, value, wanted);
                default -> payload.refusal(wanted);
            };
        } catch (Failure e) {
            return e.result();
        }
    }

    private Object text(LuaState state, Object value, String wanted) {
        if (data instanceof String text) {
            return new Payload(text, wanted);
        }
        boolean isText =
                value instanceof Long
                        || value instanceof Double
                        || value instanceof Boolean
                        || value instanceof ErrorValue;
        return isText ? new Payload(Conversions.tostring(state, value), wanted) : refusal(wanted);
    }

    private Object refusal(String wanted) {
        return Results.of(
                null,
                ErrorValue.of(
                        ErrorKind.INTERNAL,
                        "cannot transcode from " + format + " to " + LuaString.text(wanted)));
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
