// SPDX-License-Identifier: Apache-2.0
package wippy.modules.uuid;

import java.util.List;
import java.util.UUID;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.modules.Functions;
import wippy.modules.TextInput;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** {@code uuid}: universally unique identifiers (RFC 9562). */
public final class UuidModule implements LuaModule {

    /** Gives something about an identifier. */
    private interface Reading {
        Object of(UUID id);
    }

    @Override
    public String name() {
        return "uuid";
    }

    @Override
    public List<String> classes() {
        return List.of("nondeterministic");
    }

    @Override
    public Object value(ModuleContext context) {
        UuidSource source = new UuidSource(context.services().node().env());
        return Functions.module(
                Functions.of("v1", state -> source.v1().toString()),
                Functions.of("v4", state -> source.v4().toString()),
                Functions.of("v7", state -> source.v7().toString()),
                named("v3", 3),
                named("v5", 5),
                reading("version", id -> (long) UuidText.version(id)),
                reading("variant", UuidText::variant),
                reading("parse", UuidModule::described),
                Functions.of("validate", UuidModule::validate),
                Functions.of("format", UuidModule::format));
    }

    private static LuaFunction named(String function, int version) {
        return Functions.of(
                function,
                (state, self, namespace, name) -> {
                    try {
                        UUID space = id(state, function, "namespace", namespace);
                        String text = TextInput.of(state, "uuid." + function, "name", name);
                        return UuidSource.named(space, LuaString.bytes(text), version).toString();
                    } catch (Failure e) {
                        return e.result();
                    }
                });
    }

    private static LuaFunction reading(String function, Reading reading) {
        return Functions.of(
                function,
                (state, self, value) -> {
                    try {
                        return reading.of(id(state, function, "id", value));
                    } catch (Failure e) {
                        return e.result();
                    }
                });
    }

    private static UUID id(LuaState state, String function, String name, Object value) {
        String text = TextInput.of(state, "uuid." + function, name, value);
        return UuidText.parse(text)
                .orElseThrow(
                        () ->
                                new Failure(
                                        ErrorKind.INVALID,
                                        "uuid."
                                                + function
                                                + ": "
                                                + name
                                                + " must be a UUID, but is '"
                                                + LuaString.text(text)
                                                + "'"));
    }

    private static Object validate(LuaState state, LuaFunction self, Object value) {
        return value instanceof String text && UuidText.parse(text).isPresent();
    }

    private static Object described(UUID id) {
        LuaTable info = new LuaTable();
        int version = UuidText.version(id);
        info.put("version", (long) version);
        info.put("variant", UuidText.variant(id));
        if (version == 1) {
            long most = id.getMostSignificantBits();
            long ticks = (most & 0xfff) << 48 | (most >>> 16 & 0xffff) << 32 | most >>> 32;
            info.put("timestamp", Math.floorDiv(ticks - UuidSource.GREGORIAN_TICKS, 10_000_000L));
            info.put("node", UuidText.simple(id).substring(20));
        } else if (version == 7) {
            info.put("timestamp", (id.getMostSignificantBits() >>> 16) / 1000);
        }
        return info;
    }

    private static Object format(LuaState state, LuaFunction self, Object value, Object format) {
        try {
            UUID id = id(state, "format", "id", value);
            String wanted =
                    format == null
                            ? "standard"
                            : TextInput.of(state, "uuid.format", "format", format);
            return switch (wanted) {
                case "standard" -> id.toString();
                case "simple" -> UuidText.simple(id);
                case "urn" -> "urn:uuid:" + id;
                default ->
                        throw new Failure(
                                ErrorKind.INVALID,
                                "uuid.format: format must be standard, simple or urn, but is '"
                                        + LuaString.text(wanted)
                                        + "'");
            };
        } catch (Failure e) {
            return e.result();
        }
    }
}
