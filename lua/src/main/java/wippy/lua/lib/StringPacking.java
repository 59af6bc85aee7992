// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.LuaState;

/** {@code string.pack}, {@code packsize} and {@code unpack} (Lua 5.3 §6.4.2). */
final class StringPacking {

    private StringPacking() {}

    static final class Pack extends BuiltinVariadic {
        Pack() {
            super("pack");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            String format = Arguments.string(state, this, 1, Arguments.get(arguments, 1));
            var options = new PackFormat(state, this, format);
            StringBuilder out = Sizes.builder(state, 32);
            int argument = 1;
            while (options.next(out.length())) {
                out.repeat(0, options.padding());
                if (options.takesValue()) {
                    argument++;
                    append(state, out, options, argument, Arguments.get(arguments, argument));
                } else {
                    out.repeat(0, (int) options.size());
                }
                if (state.poll != 0) {
                    state.safepoint();
                }
            }
            return Sizes.text(state, out);
        }

        private void append(
                LuaState state, StringBuilder out, PackFormat options, int index, Object value) {
            int size = (int) options.size();
            switch (options.kind()) {
                case SIGNED, UNSIGNED -> {
                    long number = Arguments.integer(state, this, index, value);
                    check(state, options.kind(), size, index, number);
                    appendInteger(
                            out,
                            options.littleEndian(),
                            size,
                            number,
                            options.kind() == PackFormat.Kind.SIGNED && number < 0);
                }
                case FLOAT -> {
                    double number = Arguments.number(state, this, index, value);
                    long bits =
                            size == 4
                                    ? Float.floatToRawIntBits((float) number)
                                    : Double.doubleToRawLongBits(number);
                    appendInteger(out, options.littleEndian(), size, bits, false);
                }
                case FIXED_STRING -> {
                    String text = Arguments.string(state, this, index, value);
                    if (text.length() > options.size()) {
                        throw Arguments.bad(state, this, index, "string longer than given size");
                    }
                    Sizes.grow(state, out, options.size());
                    out.append(text).repeat(0, size - text.length());
                }
                case COUNTED_STRING -> {
                    String text = Arguments.string(state, this, index, value);
                    if (size < 4 && text.length() >= 1L << size * 8) {
                        throw Arguments.bad(
                                state, this, index, "string length does not fit in given size");
                    }
                    Sizes.grow(state, out, text.length() + 16L);
                    appendInteger(out, options.littleEndian(), size, text.length(), false);
                    out.append(text);
                }
                case ZERO_STRING -> {
                    String text = Arguments.string(state, this, index, value);
                    if (text.indexOf(0) >= 0) {
                        throw Arguments.bad(state, this, index, "string contains zeros");
                    }
                    Sizes.grow(state, out, text.length() + 1L);
                    out.append(text).append('\0');
                }
                case PADDING, ALIGNMENT, NONE -> throw new AssertionError(options.kind());
            }
        }

        private void check(LuaState state, PackFormat.Kind kind, int size, int index, long number) {
            if (size >= 8) {
                return;
            }
            if (kind == PackFormat.Kind.UNSIGNED) {
                if (number >>> size * 8 != 0) {
                    throw Arguments.bad(state, this, index, "unsigned overflow");
                }
            } else {
                long limit = 1L << (size * 8 - 1);
                if (number < -limit || number >= limit) {
                    throw Arguments.bad(state, this, index, "integer overflow");
                }
            }
        }

        private static void appendInteger(
                StringBuilder out, boolean littleEndian, int size, long bits, boolean negative) {
            for (int i = 0; i < size; i++) {
                int place = littleEndian ? i : size - 1 - i;
                long piece = place < 8 ? bits >>> place * 8 : negative ? 0xFF : 0;
                out.append((char) (piece & 0xFF));
            }
        }
    }

    static final class PackSize extends Builtin1 {
        PackSize() {
            super("packsize");
        }

        @Override
        public Object call(LuaState state, Object format) {
            var options = new PackFormat(state, this, Arguments.string(state, this, 1, format));
            long total = 0;
            while (options.next(total)) {
                switch (options.kind()) {
                    case COUNTED_STRING, ZERO_STRING ->
                            throw Arguments.bad(state, this, 1, "variable-length format");
                    default -> {}
                }
                total += options.padding() + options.size();
                if (total > Integer.MAX_VALUE) {
                    throw Arguments.bad(state, this, 1, "format result too large");
                }
            }
            return total;
        }
    }

    static final class Unpack extends Builtin3 {
        Unpack() {
            super("unpack");
        }

        @Override
        public Object call(LuaState state, Object f, Object s, Object init) {
            String format = Arguments.string(state, this, 1, f);
            String data = Arguments.string(state, this, 2, s);
            long first = Arguments.integer(state, this, 3, init, 1);
            long start = StringLibrary.position(first, data.length()) - 1;
            if (start < 0 || start > data.length()) {
                throw Arguments.bad(state, this, 3, "initial position out of string");
            }
            return new PackedData(state, this, data, (int) start).unpack(format);
        }
    }
}
