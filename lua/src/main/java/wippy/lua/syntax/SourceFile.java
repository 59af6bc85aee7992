// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.Arrays;

/**
 * A source text with its name; every char of the text is a byte, 0 to 255.
 *
 * <p>Immutable and safe for any thread.
 */
public final class SourceFile {
    private final String name;
    private final String file;
    private final String chunkName;
    private final String text;
    private final int[] lineStarts;

    private SourceFile(String name, String file, String chunkName, String text) {
        this.name = name;
        this.file = file;
        this.chunkName = chunkName;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    /**
     * A source file.
     *
     * @param name what messages call it, such as {@code app:hello} or {@code script.lua}
     * @param text its bytes, one per char
     */
    public static SourceFile of(String name, String text) {
        return new SourceFile(name, name, "@" + name, text);
    }

    /** {@return the same text, which debuggers, stack traces and profilers find in a file} */
    public SourceFile in(String path) {
        return new SourceFile(name, path, chunkName, text);
    }

    /** {@return the same text with the name that it was loaded under} */
    public SourceFile loadedAs(String fullName) {
        return new SourceFile(name, file, fullName, text);
    }

    /**
     * {@return the whole name, of which messages show a part: a file's begins with {@code @}, a
     * plain one with {@code =}, any other is source text (Lua 5.3 §4.8, {@code lua_load})}
     */
    public String chunkName() {
        return chunkName;
    }

    /** {@return what messages call it} */
    public String name() {
        return name;
    }

    /** {@return where Java's tools say that it is: its name, unless it was said by {@link #in}} */
    public String file() {
        return file;
    }

    /** {@return its bytes, one per char} */
    public String text() {
        return text;
    }

    /** {@return the line of an offset, from 1} */
    public int line(int offset) {
        int index = Arrays.binarySearch(lineStarts, offset);
        return index >= 0 ? index + 1 : -index - 1;
    }

    /** {@return the column of an offset in its line, in bytes from 1} */
    public int column(int offset) {
        return offset - lineStarts[line(offset) - 1] + 1;
    }

    /** {@return the text of a line without its line break; lines count from 1} */
    public String lineText(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }

    /** A line ends at LF, CR, CR LF or LF CR, as for the lexer of Lua 5.3. */
    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\r') {
                continue;
            }
            if (i + 1 < text.length()) {
                char next = text.charAt(i + 1);
                if ((next == '\n' || next == '\r') && next != c) {
                    i++;
                }
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = i + 1;
        }
        return Arrays.copyOf(starts, count);
    }
}
