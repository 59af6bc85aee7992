// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** A place in the program that reads or writes a global of its state. Any thread. */
public final class GlobalSite {

    private final FieldSite site;

    /**
     * @param name the global's name
     */
    public GlobalSite(String name) {
        this.site = new FieldSite(name);
    }

    /** {@return the value of the global} */
    public Object get(LuaState state) {
        return site.get(state, state.readableGlobals());
    }

    /** Sets the value of the global. */
    public void set(LuaState state, Object value) {
        site.set(state, state.globals(), value);
    }
}
