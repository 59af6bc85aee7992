// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.lua.Truth;

/** {@code os} of plain Lua (Lua 5.3 §6.9), with time and date in {@link TimeFunctions}. */
final class OsLibrary {

    private OsLibrary() {}

    static LuaTable open(StandardStreams streams) {
        List<LuaFunction> functions =
                List.of(
                        new GetEnv(),
                        new Remove(),
                        new Rename(),
                        new TmpName(),
                        new SetLocale(),
                        new Execute(streams),
                        new Exit(streams));
        LuaTable os = Libraries.table(functions);
        Libraries.add(os, TimeFunctions.functions());
        return os;
    }

    private static final class GetEnv extends Builtin1 {
        GetEnv() {
            super("getenv");
        }

        @Override
        public Object call(LuaState state, Object name) {
            String value = System.getenv(LuaString.text(Arguments.string(state, this, 1, name)));
            return value == null ? null : LuaString.of(value);
        }
    }

    private static final class Remove extends Builtin1 {
        Remove() {
            super("remove");
        }

        @Override
        public Object call(LuaState state, Object file) {
            String name = Arguments.string(state, this, 1, file);
            try {
                Files.delete(Path.of(LuaString.text(name)));
                return true;
            } catch (IOException | InvalidPathException e) {
                return FileErrors.results(name, e);
            }
        }
    }

    private static final class Rename extends Builtin2 {
        Rename() {
            super("rename");
        }

        @Override
        public Object call(LuaState state, Object from, Object to) {
            String name = Arguments.string(state, this, 1, from);
            String target = Arguments.string(state, this, 2, to);
            try {
                Files.move(
                        Path.of(LuaString.text(name)),
                        Path.of(LuaString.text(target)),
                        StandardCopyOption.REPLACE_EXISTING);
                return true;
            } catch (IOException | InvalidPathException e) {
                return FileErrors.results(null, e);
            }
        }
    }

    private static final class TmpName extends Builtin0 {
        TmpName() {
            super("tmpname");
        }

        @Override
        public Object call(LuaState state) {
            try {
                return LuaString.of(Files.createTempFile("lua_", "").toString());
            } catch (IOException e) {
                throw LuaError.of(state, "unable to generate a unique filename");
            }
        }
    }

    /** There is one locale, C. */
    private static final class SetLocale extends Builtin2 {
        private static final List<String> CATEGORIES =
                List.of("all", "collate", "ctype", "monetary", "numeric", "time");

        SetLocale() {
            super("setlocale");
        }

        @Override
        public Object call(LuaState state, Object locale, Object category) {
            String name = Arguments.string(state, this, 1, locale, "C");
            String what = Arguments.string(state, this, 2, category, "all");
            if (!CATEGORIES.contains(what)) {
                throw Arguments.bad(state, this, 2, "invalid option '" + what + "'");
            }
            return name.isEmpty() || name.equals("C") || name.equals("POSIX") ? "C" : null;
        }
    }

    private static final class Execute extends Builtin1 {
        private final StandardStreams streams;

        Execute(StandardStreams streams) {
            super("execute");
            this.streams = streams;
        }

        @Override
        public Object call(LuaState state, Object command) {
            if (command == null) {
                return true;
            }
            String line = LuaString.text(Arguments.string(state, this, 1, command));
            try {
                streams.output().flush();
                Process process = new ProcessBuilder("sh", "-c", line).inheritIO().start();
                return exitResults(process.waitFor());
            } catch (IOException e) {
                return FileErrors.results(null, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Results.of(null, "exit", 130L);
            }
        }
    }

    /** {@return what {@code os.execute} and {@code file:close} of a program give} */
    static Object exitResults(int code) {
        return Results.of(code == 0 ? Boolean.TRUE : null, "exit", (long) code);
    }

    private static final class Exit extends Builtin2 {
        private final StandardStreams streams;

        Exit(StandardStreams streams) {
            super("exit");
            this.streams = streams;
        }

        @Override
        public Object call(LuaState state, Object code, Object close) {
            int status = 0;
            if (code instanceof Boolean success) {
                status = success ? 0 : 1;
            } else if (code != null) {
                status = (int) Arguments.integer(state, this, 1, code);
            }
            if (Truth.isTrue(close)) {
                state.close();
            }
            try {
                streams.flush();
            } catch (IOException e) {
                status = 1;
            }
            System.exit(status);
            return Results.NONE;
        }
    }
}
