// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.List;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.Results;

/** Basic functions of plain Lua that load code (Lua 5.3 §6.1), and {@link CollectGarbage}. */
final class LoadLibrary {

    private LoadLibrary() {}

    static List<LuaFunction> functions(StandardStreams streams) {
        return List.of(
                new Load(), new LoadFile(streams), new DoFile(streams), new CollectGarbage());
    }

    private static Object results(LoadedCode code) {
        return code.function() != null ? code.function() : Results.of(null, code.message());
    }

    private static final class Load extends BuiltinVariadic {
        Load() {
            super("load");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            Object chunk = Arguments.get(arguments, 1);
            String mode = Arguments.string(state, this, 3, Arguments.get(arguments, 3), "bt");
            String text;
            String name;
            if (chunk instanceof LuaFunction reader) {
                name = Arguments.string(state, this, 2, Arguments.get(arguments, 2), "=(load)");
                state.beginUnyieldable();
                try {
                    text = read(state, reader);
                } catch (LuaError e) {
                    return Results.of(null, e.value());
                } finally {
                    state.endUnyieldable();
                }
            } else {
                if (!(chunk instanceof String || chunk instanceof Number)) {
                    throw Arguments.expected(state, this, 1, "function", arguments);
                }
                text = Arguments.string(state, this, 1, chunk);
                name = Arguments.string(state, this, 2, Arguments.get(arguments, 2), text);
            }
            return results(
                    arguments.length < 4
                            ? LoadedCode.of(state, text, name, mode)
                            : LoadedCode.withEnvironment(state, text, name, mode, arguments[3]));
        }

        private static String read(LuaState state, LuaFunction reader) {
            StringBuilder text = new StringBuilder();
            while (true) {
                Object piece = Results.first(state, reader.call(state));
                if (piece == null || "".equals(piece)) {
                    return Sizes.text(state, text);
                }
                if (!(piece instanceof String part)) {
                    throw LuaError.of(state, "reader function must return a string");
                }
                Sizes.grow(state, text, part.length());
                text.append(part);
                if (state.poll != 0) {
                    state.safepoint();
                }
            }
        }
    }

    private static FileText file(StandardStreams streams, String path) {
        return path == null ? new FileText(streams.input()) : new FileText(path);
    }

    private static final class LoadFile extends BuiltinVariadic {
        private final StandardStreams streams;

        LoadFile(StandardStreams streams) {
            super("loadfile");
            this.streams = streams;
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            String path = Arguments.string(state, this, 1, Arguments.get(arguments, 1), null);
            String mode = Arguments.string(state, this, 2, Arguments.get(arguments, 2), "bt");
            FileText file = file(streams, path);
            return results(
                    arguments.length < 3
                            ? file.load(state, mode)
                            : file.load(state, mode, arguments[2]));
        }
    }

    private static final class DoFile extends Builtin1 {
        private final StandardStreams streams;

        DoFile(StandardStreams streams) {
            super("dofile");
            this.streams = streams;
        }

        @Override
        public Object call(LuaState state, Object path) {
            LoadedCode code =
                    file(streams, Arguments.string(state, this, 1, path, null)).load(state, "bt");
            if (code.function() == null) {
                throw LuaError.thrown(state, code.message());
            }
            return Results.finish(state, code.function().call(state));
        }
    }
}
