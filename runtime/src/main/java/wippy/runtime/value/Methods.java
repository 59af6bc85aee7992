// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

import java.util.function.Function;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.lua.lib.Builtin1;

/**
 * Builds the frozen metatable that all userdata of one class share.
 *
 * @param <T> the class
 */
public final class Methods<T> {
    private final Class<T> type;
    private final String name;
    private final LuaTable methods = new LuaTable();
    private final LuaTable metatable = new LuaTable();

    /**
     * Begins a metatable.
     *
     * @param name what messages call the class, such as {@code Channel}
     */
    public Methods(Class<T> type, String name) {
        this.type = type;
        this.name = name;
        metatable.put("__name", name);
        metatable.put("__index", methods);
    }

    /** Adds a method that is written out; it checks its {@code self} with {@link #check}. */
    public Methods<T> add(LuaFunction method) {
        methods.put(method.name(), method);
        return this;
    }

    /** Adds a method without arguments that reads something. */
    public Methods<T> getter(String method, Function<T, Object> read) {
        return add(
                new Builtin1(method) {
                    @Override
                    public Object call(LuaState state, Object self) {
                        return read.apply(check(state, this, self));
                    }
                });
    }

    /** Adds a metamethod, such as {@code __eq}. */
    public Methods<T> meta(String event, LuaFunction metamethod) {
        metatable.put(event, metamethod);
        return this;
    }

    /** Makes {@code tostring} give this text, a Lua string. */
    public Methods<T> text(Function<T, String> text) {
        return meta(
                "__tostring",
                new Builtin1("tostring") {
                    @Override
                    public Object call(LuaState state, Object self) {
                        return text.apply(check(state, this, self));
                    }
                });
    }

    /** {@return the receiver of a method call} Raises 'bad argument' if it is something else. */
    public T check(LuaState state, LuaFunction method, Object self) {
        if (type.isInstance(self)) {
            return type.cast(self);
        }
        throw Arguments.expected(state, method, 1, name, self);
    }

    /** {@return the metatable, frozen} */
    public LuaTable metatable() {
        methods.freeze();
        metatable.freeze();
        return metatable;
    }
}
