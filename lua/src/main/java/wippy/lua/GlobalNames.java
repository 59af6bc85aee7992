// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Finds functions in progress among the globals and the fields of loaded modules, as tracebacks of
 * PUC Lua 5.3 do. A frame tells the class of its function: a closure stands for all of its kind.
 */
final class GlobalNames {

    /** Stands for functions among which a frame does not decide. */
    private static final LuaFunction SEVERAL = new Several();

    private static final class Several extends Function0 {
        @Override
        public Object call(LuaState state) {
            return Results.NONE;
        }

        @Override
        public String name() {
            return "several";
        }
    }

    private GlobalNames() {}

    /**
     * {@return such as {@code print}, {@code string.rep} or {@code my.module.work}; null when it is
     * in none}
     *
     * @param called what the call names it, such as {@code field 'rep'}; decides between builtins
     *     that share a class
     */
    static String of(LuaState state, Frames.Frame frame, String called) {
        LuaTable globals = state.readableGlobals();
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

    /**
     * {@return the builtin of a frame; null when it is in no loaded module or several share its
     * class}
     */
    static LuaFunction builtin(LuaState state, Frames.Frame frame) {
        LuaFunction found = only(state.readableGlobals(), frame, null);
        LuaTable modules = loaded(state.readableGlobals());
        for (int i = modules.nextIndex(0); i > 0; i = modules.nextIndex(i)) {
            if (modules.valueAt(i) instanceof LuaTable table) {
                found = only(table, frame, found);
            }
        }
        return found == SEVERAL ? null : found;
    }

    /** {@return what was found before or here; {@link #SEVERAL} when they differ} */
    private static LuaFunction only(LuaTable table, Frames.Frame frame, LuaFunction before) {
        LuaFunction found = before;
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            if (table.valueAt(i) instanceof LuaFunction function && matches(function, frame)) {
                found = found == null || found == function ? function : SEVERAL;
            }
        }
        return found;
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
