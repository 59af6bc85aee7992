// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.Map;
import wippy.lua.Coroutine;
import wippy.lua.LuaTable;

/**
 * The standard libraries put together: what the globals of a new state are.
 *
 * @param globals the global table
 * @param stringMetatable the metatable of all strings
 */
public record StandardLibrary(LuaTable globals, LuaTable stringMetatable) {

    /** {@return a global table of its own with all of Lua 5.3} */
    public static StandardLibrary plain(StandardStreams streams) {
        return plain(streams, Map.of());
    }

    /**
     * {@return a global table of its own with all of Lua 5.3}
     *
     * @param environment variables such as {@code LUA_PATH}, which say where modules are found
     */
    public static StandardLibrary plain(StandardStreams streams, Map<String, String> environment) {
        LuaTable globals = new LuaTable();
        LuaTable string = Libraries.table(StringLibrary.functions());
        LuaTable metatable = new LuaTable();
        metatable.put("__index", string);
        globals.put("_G", globals);
        globals.put("_VERSION", "Lua 5.3");
        Libraries.add(globals, BaseLibrary.functions());
        Libraries.add(globals, TableAccess.functions());
        Libraries.add(globals, LoadLibrary.functions(streams));
        globals.put("print", new Print(streams.output()));
        globals.put("string", string);
        globals.put("table", TableLibrary.open());
        globals.put("math", MathLibrary.open());
        globals.put("coroutine", CoroutineLibrary.open(Coroutine.ofTask()));
        globals.put("utf8", Utf8Library.open());
        LuaTable debug = DebugLibrary.open();
        debug.put("debug", new DebugPrompt(streams));
        globals.put("debug", debug);
        globals.put("os", OsLibrary.open(streams));
        globals.put("io", IoLibrary.open(streams));
        PackageLibrary.open(globals, environment);
        return new StandardLibrary(globals, metatable);
    }

    /**
     * {@return what every process of an application starts from: frozen, made once, shared} A
     * process's globals are a {@link LuaTable#view} of {@link #globals}. There is nothing that
     * loads code or reaches files, and neither {@code print}, {@code _G} nor {@code require}: those
     * belong to the process. From Lua 5.1 it has {@code unpack} and old names in {@code math},
     * {@code table} and {@code string}.
     */
    public static StandardLibrary application() {
        return Application.LIBRARY;
    }

    /** Made when the first application asks. */
    private static final class Application {
        private static final StandardLibrary LIBRARY = make();

        private static StandardLibrary make() {
            LuaTable globals = new LuaTable();
            globals.put("_VERSION", "Lua 5.3 - Wippy Modification");
            Libraries.add(globals, BaseLibrary.functions());
            Libraries.add(globals, TableAccess.functions());
            LuaTable string = Libraries.table(StringLibrary.functions());
            string.put("gfind", string.get("gmatch"));
            LuaTable table = TableLibrary.open();
            Libraries.add(table, TableExtensions.functions());
            globals.put("unpack", table.get("unpack"));
            LuaTable math = MathLibrary.open();
            Libraries.add(math, FloatFunction.old());
            LuaTable metatable = new LuaTable();
            metatable.put("__index", string);
            metatable.freeze();
            freeze(globals, "string", string);
            freeze(globals, "table", table);
            freeze(globals, "math", math);
            freeze(globals, "coroutine", CoroutineLibrary.open(null));
            freeze(globals, "utf8", Utf8Library.open());
            globals.freeze();
            return new StandardLibrary(globals, metatable);
        }

        private static void freeze(LuaTable globals, String name, LuaTable library) {
            library.freeze();
            globals.put(name, library);
        }
    }
}
