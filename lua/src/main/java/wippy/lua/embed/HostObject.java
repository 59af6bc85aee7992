// SPDX-License-Identifier: Apache-2.0
package wippy.lua.embed;

import org.jspecify.annotations.Nullable;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;

/**
 * A Java object that Lua holds as a userdata; its metatable says what Lua can do with it.
 *
 * {@snippet class="EmbeddingExamplesTest" region="objects"}
 */
public final class HostObject extends Userdata {

    private final Object object;
    private final @Nullable LuaTable metatable;

    /**
     * @param metatable its {@code __index}, {@code __tostring} and so on, or null
     */
    public HostObject(Object object, @Nullable LuaTable metatable) {
        this.object = object;
        this.metatable = metatable;
    }

    /** {@return the Java object} */
    public Object object() {
        return object;
    }

    @Override
    public @Nullable LuaTable metatable() {
        return metatable;
    }
}
