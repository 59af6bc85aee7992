// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Finds functions in progress among the globals and the fields of loaded modules, as tracebacks of
 * PUC Lua 5.3 do. A frame tells the class of its function: a closure stands for all of its kind.
 */
final class GlobalNames {

    private GlobalNames() {}

    /**
     * {@return such as {@code print}, {@code string.rep} or {@code my.module.work}; null when it is
     * in none}
     *
     * @param called what the call names it, such as {@code field 'rep'}; decides between builtins
     *     that share a class
     */
    static String of(LuaState state, Frames.Frame frame, String called) {
        LuaTable globals = state.globals();
        String global = field(globals, frame, called);
        if (global != null) {
            return global;
        }
        LuaTable modules = loaded(globals);
        for (int i = modules.nextIndex(0); i > 0; i = modules.nextIndex(i)) {
            if (modules.keyAt(i) instanceof String module
                    && modules.valueAt(i) instanceof LuaTable table
                    && table != globals) {
                String name = field(table, frame, called);
                if (name != null) {
                    return module + "." + name;
                }
            }
        }
        return null;
    }

    /** {@return {@code package.loaded}; the globals where there is none} */
    private static LuaTable loaded(LuaTable globals) {
        return globals.get("package") instanceof LuaTable library
                        && library.get("loaded") instanceof LuaTable loaded
                ? loaded
                : globals;
    }

    private static String field(LuaTable table, Frames.Frame frame, String called) {
        String found = null;
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            if (table.keyAt(i) instanceof String name
                    && table.valueAt(i) instanceof LuaFunction function
                    && matches(function, frame)) {
                if (frame.isLua() || called.endsWith("'" + name + "'")) {
                    return name;
                }
                found = found == null ? name : found;
            }
        }
        return found;
    }

    private static boolean matches(LuaFunction function, Frames.Frame frame) {
        if (frame.isLua()) {
            return frame.code().isClosure(function.getClass(), frame.method());
        }
        return frame.owner() == RaiseSite.class
                ? function instanceof ErrorFunction
                : function.getClass() == frame.owner();
    }
}
