// SPDX-License-Identifier: Apache-2.0
package wippy.modules.registry;

import java.util.List;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;
import wippy.registry.Registry;
import wippy.registry.Version;
import wippy.runtime.value.Methods;

/** A version of the registry as a Lua value. */
final class VersionValue extends Userdata {

    static final Methods<VersionValue> METHODS = new Methods<>(VersionValue.class, "Version");
    private static final LuaTable METATABLE =
            METHODS.getter("id", value -> value.version.id())
                    .getter("string", value -> value.version.toString())
                    .getter("previous", VersionValue::previous)
                    .getter("next", VersionValue::next)
                    .text(value -> value.version.toString())
                    .metatable();

    private final Registry registry;
    private final Version version;

    VersionValue(Registry registry, Version version) {
        this.registry = registry;
        this.version = version;
    }

    static LuaTable listOf(Registry registry, List<Version> versions) {
        LuaTable list = LuaTable.of(versions.size(), 0);
        versions.forEach(version -> list.append(new VersionValue(registry, version)));
        return list;
    }

    Version version() {
        return version;
    }

    private Object previous() {
        return registry.version(version.parentId())
                .map(parent -> new VersionValue(registry, parent))
                .orElse(null);
    }

    /** Of several branches the one begun last. */
    private Object next() {
        for (Version other : registry.versions().reversed()) {
            if (other.parentId() == version.id()) {
                return new VersionValue(registry, other);
            }
        }
        return null;
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
