// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens of a source file, as arrays; the last one is {@link Token#EOF}. */
final class Tokens {
    private final String text;
    private Token[] kinds = new Token[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private @Nullable Object[] values = new Object[64];
    private int count;
    private final Map<Integer, Diagnostic> errors = new HashMap<>();

    Tokens(String text) {
        this.text = text;
    }

    void add(Token kind, int start, int end, @Nullable Object value) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count] = end;
        values[count] = value;
        count++;
    }

    /** Says what is wrong with the next token to be added. */
    void addError(Diagnostic error) {
        errors.putIfAbsent(count, error);
    }

    int size() {
        return count;
    }

    /** {@return the kind of a token; {@link Token#EOF} beyond the end} */
    Token kind(int index) {
        return index < count ? kinds[index] : Token.EOF;
    }

    int start(int index) {
        return starts[Math.min(index, count - 1)];
    }

    int end(int index) {
        return ends[Math.min(index, count - 1)];
    }

    Span span(int index) {
        return new Span(start(index), end(index));
    }

    /** {@return the text of a name or the value of a string literal} */
    String string(int index) {
        return values[index] instanceof String string ? string : "";
    }

    long integer(int index) {
        return values[index] instanceof Long number ? number : 0;
    }

    double number(int index) {
        return values[index] instanceof Double number ? number : 0;
    }

    /** {@return what the lexer found wrong with a token} */
    @Nullable Diagnostic error(int index) {
        return errors.isEmpty() ? null : errors.get(index);
    }

    boolean isName(int index, String word) {
        return kind(index) == Token.NAME && word.equals(values[index]);
    }

    /** {@return whether a token begins on another line than the one before it ends} */
    boolean beginsLine(int index) {
        if (index == 0) {
            return true;
        }
        for (int i = end(index - 1); i < start(index); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return true;
            }
        }
        return false;
    }

    /** {@return whether nothing stands between a token and the next one} */
    boolean touchesNext(int index) {
        return end(index) == start(index + 1);
    }

    /** {@return a token as PUC Lua quotes it behind "near"} */
    String display(int index) {
        Token kind = kind(index);
        return switch (kind) {
            case NAME, INTEGER, FLOAT -> "'" + text.substring(start(index), end(index)) + "'";
            case STRING -> "'" + upToNul(displayString(index)) + "'";
            case UNKNOWN -> displayUnknown(text.charAt(start(index)));
            default -> kind.display();
        };
    }

    /** PUC quotes a string literal with its escapes already decoded. */
    private String displayString(int index) {
        char quote = text.charAt(start(index));
        if (quote == '[') {
            return text.substring(start(index), end(index));
        }
        return quote + string(index) + quote;
    }

    private static String displayUnknown(char c) {
        return c >= 32 && c < 127 ? "'" + c + "'" : "'<\\" + (int) c + ">'";
    }

    static String upToNul(String text) {
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }
}
