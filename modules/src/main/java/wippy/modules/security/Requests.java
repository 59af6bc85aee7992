// SPDX-License-Identifier: Apache-2.0
package wippy.modules.security;

import java.util.LinkedHashMap;
import java.util.Map;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.security.Actor;
import wippy.runtime.security.Request;
import wippy.runtime.value.EntryData;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;
import wippy.runtime.value.Wrapper;

/** Reads what policies are asked about from the arguments of functions. */
final class Requests {

    private Requests() {}

    /** {@return the request of {@code evaluate(self, actor, action, resource, meta)}} */
    static Request of(LuaState state, LuaFunction self, Object[] arguments) {
        return new Request(
                Wrapper.check(Actor.class, state, self, 2, Functions.argument(arguments, 2)),
                text(state, self, 3, Functions.argument(arguments, 3)),
                text(state, self, 4, Functions.argument(arguments, 4)),
                meta(state, self, 5, Functions.argument(arguments, 5)));
    }

    static String text(LuaState state, LuaFunction self, int index, Object value) {
        return LuaString.text(Arguments.string(state, self, index, value));
    }

    /** {@return the metadata in an argument, none for nil} Raises if a policy cannot read it. */
    static Map<String, Object> meta(LuaState state, LuaFunction self, int index, Object value) {
        if (value == null) {
            return Map.of();
        }
        Object read;
        try {
            read = EntryData.fromLua(Arguments.table(state, self, index, value), "meta");
        } catch (Failure e) {
            throw LuaError.thrown(state, e.error());
        }
        Map<String, Object> meta = new LinkedHashMap<>();
        if (!(read instanceof Map<?, ?> map)) {
            throw LuaError.thrown(
                    state,
                    new Failure(
                                    ErrorKind.INVALID,
                                    "expected a table with text keys as meta, got a list")
                            .error());
        }
        map.forEach((key, item) -> meta.put((String) key, item));
        return meta;
    }
}
