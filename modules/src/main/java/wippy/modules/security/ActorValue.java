// SPDX-License-Identifier: Apache-2.0
package wippy.modules.security;

import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.runtime.security.Actor;
import wippy.runtime.value.EntryData;
import wippy.runtime.value.Methods;
import wippy.runtime.value.Wrapper;

/** An actor as a Lua value. */
final class ActorValue extends Wrapper<Actor> {

    private static final LuaTable METATABLE =
            new Methods<>(ActorValue.class, "Actor")
                    .getter("id", value -> LuaString.of(value.wrapped().id()))
                    .getter("meta", value -> EntryData.toLua(value.wrapped().meta()))
                    .metatable();

    ActorValue(Actor actor) {
        super(actor);
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
