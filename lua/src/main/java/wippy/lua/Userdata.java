// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * A Java object as a Lua value (Lua 5.3 §2.1). Equality is identity unless {@code __eq} says else.
 *
 * <p>Not abstract: the JVM compiles code for the only concrete subclass of an abstract class, and
 * when a second one is loaded all frames of that code, such as those of 100,000 waiting processes,
 * fall back to the interpreter and stay there.
 */
public class Userdata {

    /**
     * {@return its metatable, usually one frozen table for all objects of the class; null for none}
     */
    public LuaTable metatable() {
        return null;
    }

    /**
     * {@return such as {@code userdata: 0x1a2b3c4d}; what {@code tostring} gives without {@code
     * __tostring}}
     */
    @Override
    public String toString() {
        return "userdata: " + Addresses.of(this);
    }
}
