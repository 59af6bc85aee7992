// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;

/** {@code io} of plain Lua (Lua 5.3 §6.8); the methods of files are in {@link FileMethods}. */
final class IoLibrary {

    private final StandardStreams streams;
    private final LuaTable fileMetatable = FileMethods.metatable();
    private LuaFile input;
    private LuaFile output;

    private IoLibrary(StandardStreams streams) {
        this.streams = streams;
        this.input = new LuaFile(fileMetatable, streams.input(), true);
        this.output = new LuaFile(fileMetatable, PipeStream.writing(streams.output()), true);
    }

    static LuaTable open(StandardStreams streams) {
        return new IoLibrary(streams).table();
    }

    private LuaTable table() {
        List<LuaFunction> functions =
                List.of(
                        new Open(),
                        new Close(),
                        new Read(),
                        new Write(),
                        new Flush(),
                        new Lines(),
                        new DefaultFile("input", true),
                        new DefaultFile("output", false),
                        new TemporaryFile(),
                        new ProgramPipe(),
                        new Type());
        LuaTable io = Libraries.table(functions);
        io.put("stdin", input);
        io.put("stdout", output);
        io.put("stderr", new LuaFile(fileMetatable, PipeStream.writing(streams.error()), true));
        return io;
    }

    private LuaFile opened(String name, String mode) throws IOException {
        boolean updates = mode.contains("+");
        Set<OpenOption> options = new HashSet<>();
        switch (mode.charAt(0)) {
            case 'r' -> options.add(StandardOpenOption.READ);
            case 'w' -> {
                options.add(StandardOpenOption.CREATE);
                options.add(StandardOpenOption.TRUNCATE_EXISTING);
                options.add(StandardOpenOption.WRITE);
            }
            default -> {
                options.add(StandardOpenOption.CREATE);
                options.add(StandardOpenOption.WRITE);
            }
        }
        if (updates) {
            options.add(StandardOpenOption.READ);
            options.add(StandardOpenOption.WRITE);
        }
        var channel = Files.newByteChannel(Path.of(LuaString.text(name)), options);
        boolean appends = mode.charAt(0) == 'a';
        return streams.opened(
                new LuaFile(
                        fileMetatable, new FileChannelStream(streams, channel, appends), false));
    }

    private static boolean isMode(String mode) {
        return mode.matches("[rwa]\\+?b?");
    }

    private final class Open extends Builtin2 {
        Open() {
            super("open");
        }

        @Override
        public Object call(LuaState state, Object file, Object how) {
            String name = Arguments.string(state, this, 1, file);
            String mode = Arguments.string(state, this, 2, how, "r");
            if (!isMode(mode)) {
                throw Arguments.bad(state, this, 2, "invalid mode");
            }
            try {
                return opened(name, mode);
            } catch (IOException | InvalidPathException e) {
                return FileErrors.results(name, e);
            }
        }
    }

    private final class Close extends Builtin1 {
        Close() {
            super("close");
        }

        @Override
        public Object call(LuaState state, Object value) {
            LuaFile file = value == null ? output : FileMethods.open(state, this, 1, value);
            try {
                return file.close();
            } catch (IOException e) {
                return FileErrors.results(null, e);
            }
        }
    }

    private final class Read extends BuiltinVariadic {
        Read() {
            super("read");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return FileMethods.read(state, this, standard(state, input, "input"), arguments, 0);
        }
    }

    private final class Write extends BuiltinVariadic {
        Write() {
            super("write");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return FileMethods.write(state, this, standard(state, output, "output"), arguments, 0);
        }
    }

    private final class Flush extends Builtin0 {
        Flush() {
            super("flush");
        }

        @Override
        public Object call(LuaState state) {
            return FileMethods.flush(standard(state, output, "output"));
        }
    }

    private static LuaFile standard(LuaState state, LuaFile file, String name) {
        if (file.isClosed()) {
            throw LuaError.of(state, "standard " + name + " file is closed");
        }
        return file;
    }

    private final class Lines extends BuiltinVariadic {
        Lines() {
            super("lines");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            Object name = Arguments.get(arguments, 1);
            if (name == null) {
                LuaFile file = standard(state, input, "input");
                return FileMethods.lines(state, this, file, arguments, false);
            }
            String path = Arguments.string(state, this, 1, name);
            try {
                return FileMethods.lines(state, this, opened(path, "r"), arguments, true);
            } catch (IOException | InvalidPathException e) {
                throw LuaError.of(
                        state, "cannot open file '" + path + "' (" + FileErrors.reason(e) + ")");
            }
        }
    }

    /** {@code io.input} and {@code io.output}. */
    private final class DefaultFile extends Builtin1 {
        private final boolean reads;

        DefaultFile(String name, boolean reads) {
            super(name);
            this.reads = reads;
        }

        @Override
        public Object call(LuaState state, Object value) {
            if (value != null) {
                LuaFile file =
                        value instanceof String path
                                ? fileNamed(state, path)
                                : FileMethods.file(state, this, 1, value);
                if (reads) {
                    input = file;
                } else {
                    output = file;
                }
            }
            return reads ? input : output;
        }

        private LuaFile fileNamed(LuaState state, String path) {
            try {
                return opened(path, reads ? "r" : "w");
            } catch (IOException | InvalidPathException e) {
                throw LuaError.of(
                        state, "cannot open file '" + path + "' (" + FileErrors.reason(e) + ")");
            }
        }
    }

    private final class TemporaryFile extends Builtin0 {
        TemporaryFile() {
            super("tmpfile");
        }

        @Override
        public Object call(LuaState state) {
            try {
                var channel =
                        Files.newByteChannel(
                                Files.createTempFile("lua_", ""),
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.DELETE_ON_CLOSE);
                return streams.opened(
                        new LuaFile(
                                fileMetatable,
                                new FileChannelStream(streams, channel, false),
                                false));
            } catch (IOException e) {
                return FileErrors.results(null, e);
            }
        }
    }

    private final class ProgramPipe extends Builtin2 {
        ProgramPipe() {
            super("popen");
        }

        @Override
        public Object call(LuaState state, Object program, Object how) {
            String command = Arguments.string(state, this, 1, program);
            String mode = Arguments.string(state, this, 2, how, "r");
            if (!mode.equals("r") && !mode.equals("w")) {
                throw Arguments.bad(state, this, 2, "invalid mode");
            }
            try {
                streams.output().flush();
                ProcessBuilder builder =
                        new ProcessBuilder("sh", "-c", LuaString.text(command)).inheritIO();
                if (mode.equals("r")) {
                    Process process = builder.redirectOutput(ProcessBuilder.Redirect.PIPE).start();
                    return new LuaFile(fileMetatable, PipeStream.from(process), false);
                }
                Process process = builder.redirectInput(ProcessBuilder.Redirect.PIPE).start();
                return new LuaFile(fileMetatable, PipeStream.to(process), false);
            } catch (IOException e) {
                return FileErrors.results(command, e);
            }
        }
    }

    private static final class Type extends BuiltinVariadic {
        Type() {
            super("type");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            if (Arguments.any(state, this, 1, arguments) instanceof LuaFile file) {
                return file.isClosed() ? "closed file" : "file";
            }
            return null;
        }
    }
}
