// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import wippy.lua.Calls;
import wippy.lua.Indexing;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Results;

/** {@code require} and {@code package} of plain Lua (Lua 5.3 §6.3); there are no C libraries. */
final class PackageLibrary {

    private static final String DEFAULT_LIBRARY_PATH =
            "/usr/local/lib/lua/5.3/?.so;/usr/local/lib/lua/5.3/loadall.so;./?.so";

    private static final String DEFAULT_PATH =
            "/usr/local/share/lua/5.3/?.lua;/usr/local/share/lua/5.3/?/init.lua;"
                    + "./?.lua;./?/init.lua";

    private PackageLibrary() {}

    /**
     * Adds {@code package} and {@code require} to the globals, whose libraries count as loaded.
     *
     * @param environment variables such as {@code LUA_PATH_5_3}
     */
    static void open(LuaTable globals, Map<String, String> environment) {
        LuaTable loaded = new LuaTable();
        for (int i = globals.nextIndex(0); i != 0; i = globals.nextIndex(i)) {
            if (globals.valueAt(i) instanceof LuaTable) {
                loaded.put(globals.keyAt(i), globals.valueAt(i));
            }
        }
        LuaTable library = new LuaTable();
        LuaTable searchers = new LuaTable();
        library.put("config", "/\n;\n?\n!\n-\n");
        library.put("cpath", LuaString.of(path(environment, "LUA_CPATH", DEFAULT_LIBRARY_PATH)));
        library.put("loadlib", new LoadLibraryFile());
        library.put("path", LuaString.of(path(environment, "LUA_PATH", DEFAULT_PATH)));
        library.put("loaded", loaded);
        library.put("preload", new LuaTable());
        library.put("searchpath", new SearchPath());
        library.put("searchers", searchers);
        searchers.append(new PreloadSearcher(library));
        searchers.append(new FileSearcher(library));
        searchers.append(new LibrarySearcher(library, false));
        searchers.append(new LibrarySearcher(library, true));
        loaded.put("package", library);
        globals.put("package", library);
        globals.put("require", new Require(library, loaded));
    }

    /** Two semicolons in the variable stand for the default path. */
    private static String path(Map<String, String> environment, String name, String standard) {
        String path = environment.getOrDefault(name + "_5_3", environment.get(name));
        return path == null ? standard : path.replace(";;", ";\1;").replace("\1", standard);
    }

    /**
     * {@return the first readable file, or a {@link StringBuilder} with the files that are not
     * there}
     */
    private static Object search(String name, String path, String separator, String replacement) {
        String file = separator.isEmpty() ? name : name.replace(separator, replacement);
        StringBuilder tried = new StringBuilder();
        for (String template : path.split(";", -1)) {
            if (template.isEmpty()) {
                continue;
            }
            String candidate = template.replace("?", file);
            if (isReadable(candidate)) {
                return candidate;
            }
            tried.append("\n\tno file '").append(candidate).append('\'');
        }
        return tried;
    }

    private static boolean isReadable(String file) {
        try {
            Path path = Path.of(LuaString.text(file));
            return Files.isReadable(path) && !Files.isDirectory(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static final class SearchPath extends Builtin4 {
        SearchPath() {
            super("searchpath");
        }

        @Override
        public Object call(LuaState state, Object name, Object path, Object sep, Object rep) {
            Object found =
                    search(
                            Arguments.string(state, this, 1, name),
                            Arguments.string(state, this, 2, path),
                            Arguments.string(state, this, 3, sep, "."),
                            Arguments.string(state, this, 4, rep, "/"));
            return found instanceof String ? found : Results.of(null, found.toString());
        }
    }

    /** {@code package.loadlib}: there are no C libraries here, which has an answer of its own. */
    private static final class LoadLibraryFile extends Builtin2 {
        LoadLibraryFile() {
            super("loadlib");
        }

        @Override
        public Object call(LuaState state, Object path, Object function) {
            Arguments.string(state, this, 1, path);
            Arguments.string(state, this, 2, function);
            return Results.of(
                    null, "dynamic libraries not enabled; this Lua runs on the JVM", "absent");
        }
    }

    private static final class PreloadSearcher extends Builtin1 {
        private final LuaTable library;

        PreloadSearcher(LuaTable library) {
            super("searcher");
            this.library = library;
        }

        @Override
        public Object call(LuaState state, Object module) {
            String name = Arguments.string(state, this, 1, module);
            Object preload = library.get("preload");
            Object loader =
                    preload instanceof LuaTable table ? Indexing.get(state, table, name) : null;
            return loader != null ? loader : "\n\tno field package.preload['" + name + "']";
        }
    }

    private static final class FileSearcher extends Builtin1 {
        private final LuaTable library;

        FileSearcher(LuaTable library) {
            super("searcher");
            this.library = library;
        }

        @Override
        public Object call(LuaState state, Object module) {
            String name = Arguments.string(state, this, 1, module);
            if (!(library.get("path") instanceof String path)) {
                throw LuaError.of(state, "'package.path' must be a string");
            }
            Object found = search(name, path, ".", "/");
            if (!(found instanceof String file)) {
                return found.toString();
            }
            LoadedCode code = LoadedCode.ofFile(state, file);
            if (code.function() == null) {
                throw LuaError.of(
                        state,
                        "error loading module '"
                                + name
                                + "' from file '"
                                + file
                                + "':\n\t"
                                + code.message());
            }
            return Results.of(code.function(), file);
        }
    }

    /** Finds libraries written in C and says that the JVM runs none, which is no 'not found'. */
    private static final class LibrarySearcher extends Builtin1 {
        private final LuaTable library;
        private final boolean isAllInOne;

        LibrarySearcher(LuaTable library, boolean isAllInOne) {
            super("searcher");
            this.library = library;
            this.isAllInOne = isAllInOne;
        }

        @Override
        public Object call(LuaState state, Object module) {
            String name = Arguments.string(state, this, 1, module);
            int dot = name.indexOf('.');
            if (isAllInOne && dot < 0) {
                return Results.NONE;
            }
            if (!(library.get("cpath") instanceof String path)) {
                throw LuaError.of(state, "'package.cpath' must be a string");
            }
            Object found = search(isAllInOne ? name.substring(0, dot) : name, path, ".", "/");
            if (!(found instanceof String file)) {
                return found.toString();
            }
            throw LuaError.of(
                    state,
                    "error loading module '"
                            + name
                            + "' from file '"
                            + file
                            + "':\n\tdynamic libraries not enabled; this Lua runs on the JVM");
        }
    }

    private static final class Require extends Builtin1 {
        private final LuaTable library;
        private final LuaTable loaded;

        Require(LuaTable library, LuaTable loaded) {
            super("require");
            this.library = library;
            this.loaded = loaded;
        }

        @Override
        public Object call(LuaState state, Object module) {
            String name = Arguments.string(state, this, 1, module);
            Object known = Indexing.get(state, loaded, name);
            if (known != null && !known.equals(false)) {
                return known;
            }
            Object found = find(state, name);
            Object loader = Results.get(found, 0);
            Object value =
                    Results.first(state, Calls.call(state, loader, name, Results.get(found, 1)));
            if (value != null) {
                Indexing.set(state, loaded, name, value);
            } else if (Indexing.get(state, loaded, name) == null) {
                Indexing.set(state, loaded, name, true);
            }
            return Indexing.get(state, loaded, name);
        }

        private Object find(LuaState state, String name) {
            if (!(library.get("searchers") instanceof LuaTable searchers)) {
                throw LuaError.of(state, "'package.searchers' must be a table");
            }
            StringBuilder tried = new StringBuilder();
            for (long i = 1; ; i++) {
                Object searcher = searchers.get(i);
                if (searcher == null) {
                    throw LuaError.of(state, "module '" + name + "' not found:" + tried);
                }
                Object found = Results.finish(state, Calls.call(state, searcher, name));
                Object first = Results.get(found, 0);
                if (first instanceof LuaFunction) {
                    return found;
                }
                if (first instanceof String) {
                    tried.append(first);
                }
            }
        }
    }
}
