// SPDX-License-Identifier: Apache-2.0
package wippy.modules.security;

import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;
import wippy.runtime.security.Actor;
import wippy.runtime.value.EntryData;
import wippy.runtime.value.Methods;
import wippy.runtime.value.Sendable;

/** An actor as a Lua value. */
public final class ActorValue extends Userdata implements Sendable {

    private static final LuaTable METATABLE =
            new Methods<>(ActorValue.class, "Actor")
                    .getter("id", value -> LuaString.of(value.actor.id()))
                    .getter("meta", value -> EntryData.toLua(value.actor.meta()))
                    .metatable();

    private final Actor actor;

    ActorValue(Actor actor) {
        this.actor = actor;
    }

    /** {@return the actor in an argument} Raises 'bad argument' if there is none. */
    public static Actor check(LuaState state, LuaFunction self, int index, Object value) {
        if (value instanceof ActorValue known) {
            return known.actor;
        }
        throw Arguments.expected(state, self, index, "Actor", value);
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
