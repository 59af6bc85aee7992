// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * A Java object as a Lua value (Lua 5.3 §2.1). Equality is identity unless {@code __eq} says else.
 */
public abstract class Userdata {

    /**
     * {@return its metatable, usually one frozen table for all objects of the class; may be null}
     */
    public abstract LuaTable metatable();

    /**
     * {@return such as {@code userdata: 0x1a2b3c4d}; what {@code tostring} gives without {@code
     * __tostring}}
     */
    @Override
    public String toString() {
        return "userdata: " + Addresses.of(this);
    }
}
