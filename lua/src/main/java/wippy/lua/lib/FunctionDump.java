// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wippy.lua.LuaCode;
import wippy.lua.LuaFunction;
import wippy.lua.syntax.FunctionText;

/**
 * What {@code string.dump} writes and {@code load} reads (Lua 5.3 §6.4): the header of Lua 5.3,
 * then the text of the function instead of instructions.
 *
 * @param isChunk whether the text is a chunk; else it is one function expression
 * @param isStripped whether lines and names are left out
 * @param line of the source where the text begins, from 1
 * @param chunkName what the chunk was loaded under
 * @param upvalues their names, in order
 */
record FunctionDump(
        boolean isChunk,
        boolean isStripped,
        int line,
        String chunkName,
        List<String> upvalues,
        String text) {

    /** First byte of every dump. */
    static final char MARK = 0x1B;

    /** What PUC Lua 5.3 writes on a 64-bit machine. */
    private static final String HEADER =
            "\u001BLuaS\0\u0019\u0093\r\n\u001A\n\4\10\4\10\10" + "xV\0\0\0\0\0\0\0\0\0\0\0(w@";

    /** What follows in ours and in no other's. */
    private static final String FORMAT = "text1";

    /** No source has more lines. */
    private static final int LINE_MAX = 1 << 24;

    private static final String STRIPPED_NAME = "=?";
    private static final int CHUNK_FLAG = 1;
    private static final int STRIPPED_FLAG = 2;

    /** {@return the dump of a function, empty if its text is not known} */
    static Optional<FunctionDump> of(LuaFunction function, boolean strip) {
        if (!(function.getClass().getClassLoader() instanceof LuaCode code)) {
            return Optional.empty();
        }
        String method = code.method(function.getClass());
        Optional<String> text = code.text(method);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        LuaCode.Facts facts = code.facts(method);
        boolean isChunk = facts.lines().first() == 0;
        boolean isStripped = strip || code.isStripped();
        return Optional.of(
                new FunctionDump(
                        isChunk,
                        isStripped,
                        Math.max(1, facts.lines().first()),
                        isStripped ? STRIPPED_NAME : code.chunkName(),
                        facts.upvalues(),
                        isChunk ? text.get() : FunctionText.anonymous(text.get())));
    }

    /** {@return a chunk that is the function or returns it} */
    String source() {
        return isChunk ? text : "\n".repeat(line - 1) + "return " + text;
    }

    /** {@return the dump as a string of bytes} */
    String encoded() {
        StringBuilder out = new StringBuilder(text.length() + 100).append(HEADER).append(FORMAT);
        out.append((char) ((isChunk ? CHUNK_FLAG : 0) | (isStripped ? STRIPPED_FLAG : 0)));
        appendNumber(out, line);
        appendText(out, chunkName);
        out.append((char) upvalues.size());
        for (String upvalue : upvalues) {
            appendText(out, upvalue);
        }
        appendText(out, text);
        return out.toString();
    }

    private static void appendText(StringBuilder out, String text) {
        appendNumber(out, text.length());
        out.append(text);
    }

    private static void appendNumber(StringBuilder out, int number) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.append((char) (number >>> shift & 0xFF));
        }
    }

    /** What is wrong with a dump, as in '%s precompiled chunk'. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what, null, false, false);
        }
    }

    /** {@return what a string of bytes says} */
    static FunctionDump decoded(String bytes) throws Malformed {
        return new Reader(bytes).read();
    }

    private static final class Reader {
        private final String bytes;
        private int at;

        Reader(String bytes) {
            this.bytes = bytes;
        }

        FunctionDump read() throws Malformed {
            expect(HEADER, "header mismatch in");
            expect(FORMAT, "this Lua runs no instructions of another Lua: load the source, not a");
            int flags = take(1).charAt(0);
            int line = number();
            String chunkName = text();
            int count = take(1).charAt(0);
            List<String> upvalues = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                upvalues.add(text());
            }
            String text = text();
            if (line < 1 || line > LINE_MAX || flags > 3) {
                throw new Malformed("corrupted");
            }
            return new FunctionDump(
                    (flags & CHUNK_FLAG) != 0,
                    (flags & STRIPPED_FLAG) != 0,
                    line,
                    chunkName,
                    upvalues,
                    text);
        }

        private void expect(String wanted, String otherwise) throws Malformed {
            String found = bytes.substring(at, Math.min(bytes.length(), at + wanted.length()));
            if (!wanted.startsWith(found)) {
                throw new Malformed(otherwise);
            }
            take(wanted.length());
        }

        private String take(int length) throws Malformed {
            if (length < 0 || length > bytes.length() - at) {
                throw new Malformed("truncated");
            }
            at += length;
            return bytes.substring(at - length, at);
        }

        private String text() throws Malformed {
            return take(number());
        }

        private int number() throws Malformed {
            String four = take(Integer.BYTES);
            int number = 0;
            for (int i = Integer.BYTES - 1; i >= 0; i--) {
                number = number << Byte.SIZE | four.charAt(i);
            }
            return number;
        }
    }
}
