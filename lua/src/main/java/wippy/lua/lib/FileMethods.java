// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import wippy.lua.Conversions;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Results;

/** Methods of files (Lua 5.3 §6.8) and the metatable that has them. */
final class FileMethods {

    /** Most formats of {@code lines}, as in PUC Lua. */
    private static final int FORMATS_MAX = 250;

    private FileMethods() {}

    /** {@return a new metatable for files} */
    static LuaTable metatable() {
        List<LuaFunction> methods =
                List.of(
                        new Close(),
                        new Flush(),
                        new Lines(),
                        new Read(),
                        new Seek(),
                        new SetBuffering(),
                        new Write());
        LuaTable metatable = new LuaTable();
        metatable.put("__index", Libraries.table(methods));
        metatable.put("__name", "FILE*");
        metatable.put("__tostring", new ToString());
        metatable.put("__gc", new Finalize());
        return metatable;
    }

    /** {@return the argument, which must be a file} */
    static LuaFile file(LuaState state, LuaFunction function, int index, Object value) {
        if (value instanceof LuaFile file) {
            return file;
        }
        throw Arguments.expected(state, function, index, "FILE*", value);
    }

    /** {@return the argument, which must be a file that is not closed} */
    static LuaFile open(LuaState state, LuaFunction function, int index, Object value) {
        LuaFile file = file(state, function, index, value);
        if (file.isClosed()) {
            throw LuaError.of(state, "attempt to use a closed file");
        }
        return file;
    }

    static Object flush(LuaFile file) {
        try {
            file.stream().flush();
            return true;
        } catch (IOException e) {
            return FileErrors.results(null, e);
        }
    }

    static Object read(
            LuaState state, LuaFunction function, LuaFile file, Object[] arguments, int first) {
        try {
            return file.read(state, function, arguments, first);
        } catch (IOException e) {
            return FileErrors.results(null, e);
        }
    }

    static Object write(
            LuaState state, LuaFunction function, LuaFile file, Object[] arguments, int first) {
        try {
            for (int i = first; i < arguments.length; i++) {
                Object value = arguments[i];
                file.stream()
                        .write(
                                value instanceof Long || value instanceof Double
                                        ? Conversions.tostring(state, value)
                                        : Arguments.string(state, function, i + 1, value));
            }
            return file;
        } catch (IOException e) {
            return FileErrors.results(null, e);
        }
    }

    private static final class ToString extends Builtin1 {
        ToString() {
            super("tostring");
        }

        @Override
        public Object call(LuaState state, Object value) {
            return file(state, this, 1, value).toString();
        }
    }

    private static final class Close extends Builtin1 {
        Close() {
            super("close");
        }

        @Override
        public Object call(LuaState state, Object value) {
            try {
                return open(state, this, 1, value).close();
            } catch (IOException e) {
                return FileErrors.results(null, e);
            }
        }
    }

    /** {@code __gc}: closes a file that nobody has closed, and says nothing about problems. */
    private static final class Finalize extends Builtin1 {
        Finalize() {
            super("__gc");
        }

        @Override
        public Object call(LuaState state, Object value) {
            LuaFile file = file(state, this, 1, value);
            try {
                return file.isClosed() ? Results.NONE : file.close();
            } catch (IOException e) {
                return Results.NONE;
            }
        }
    }

    private static final class Flush extends Builtin1 {
        Flush() {
            super("flush");
        }

        @Override
        public Object call(LuaState state, Object value) {
            return flush(open(state, this, 1, value));
        }
    }

    private static final class Read extends BuiltinVariadic {
        Read() {
            super("read");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            LuaFile file = open(state, this, 1, Arguments.get(arguments, 1));
            return read(state, this, file, arguments, 1);
        }
    }

    private static final class Write extends BuiltinVariadic {
        Write() {
            super("write");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            LuaFile file = open(state, this, 1, Arguments.get(arguments, 1));
            return write(state, this, file, arguments, 1);
        }
    }

    private static final class Lines extends BuiltinVariadic {
        Lines() {
            super("lines");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            LuaFile file = open(state, this, 1, Arguments.get(arguments, 1));
            return lines(state, this, file, arguments, false);
        }
    }

    /** {@return what {@code lines} gives, whose formats follow the file or its name} */
    static LineIterator lines(
            LuaState state,
            LuaFunction function,
            LuaFile file,
            Object[] arguments,
            boolean closesAtEnd) {
        if (arguments.length > FORMATS_MAX + 1) {
            throw Arguments.bad(state, function, FORMATS_MAX + 2, "too many arguments");
        }
        return new LineIterator(file, arguments, closesAtEnd);
    }

    /** What {@code lines} gives: reads by the same formats at each call. */
    private static final class LineIterator extends Builtin0 {
        private final LuaFile file;

        /** From index 1 on, as error messages count them. */
        private final Object[] formats;

        private final boolean closesAtEnd;

        LineIterator(LuaFile file, Object[] arguments, boolean closesAtEnd) {
            super("for iterator");
            this.file = file;
            this.formats = Arrays.copyOf(arguments, Math.max(1, arguments.length));
            this.closesAtEnd = closesAtEnd;
        }

        @Override
        public Object call(LuaState state) {
            if (file.isClosed()) {
                throw LuaError.of(state, "file is already closed");
            }
            try {
                Object values = file.read(state, this, formats, 1);
                if (Results.get(values, 0) == null && closesAtEnd) {
                    file.close();
                }
                return values;
            } catch (IOException e) {
                throw LuaError.of(state, FileErrors.reason(e));
            }
        }
    }

    private static final class Seek extends Builtin3 {
        Seek() {
            super("seek");
        }

        @Override
        public Object call(LuaState state, Object value, Object whence, Object by) {
            LuaFile file = open(state, this, 1, value);
            String from = Arguments.string(state, this, 2, whence, "cur");
            long offset = Arguments.integer(state, this, 3, by, 0);
            ByteStream.Origin origin =
                    switch (from) {
                        case "set" -> ByteStream.Origin.SET;
                        case "cur" -> ByteStream.Origin.CUR;
                        case "end" -> ByteStream.Origin.END;
                        default ->
                                throw Arguments.bad(
                                        state, this, 2, "invalid option '" + from + "'");
                    };
            try {
                return file.stream().seek(origin, offset);
            } catch (IOException e) {
                return FileErrors.results(null, e);
            }
        }
    }

    private static final class SetBuffering extends Builtin3 {
        SetBuffering() {
            super("setvbuf");
        }

        @Override
        public Object call(LuaState state, Object value, Object mode, Object size) {
            LuaFile file = open(state, this, 1, value);
            String how = Arguments.string(state, this, 2, mode);
            file.stream()
                    .setBuffering(
                            switch (how) {
                                case "no" -> ByteOutput.Buffering.NONE;
                                case "line" -> ByteOutput.Buffering.LINE;
                                case "full" -> ByteOutput.Buffering.FULL;
                                default ->
                                        throw Arguments.bad(
                                                state, this, 2, "invalid option '" + how + "'");
                            });
            return true;
        }
    }
}
