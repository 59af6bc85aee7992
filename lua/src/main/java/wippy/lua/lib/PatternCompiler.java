// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.Arrays;

/** Turns the text of a pattern into the items of a {@link Pattern}. */
final class PatternCompiler {

    private final String source;
    private final boolean anchored;
    private int position;
    private byte[] kinds = new byte[16];
    private int[] arguments = new int[16];
    private boolean[][] sets = new boolean[16][];
    private String[] messages = {};
    private int count;
    private int captures;
    private final int[] openCaptures = new int[Pattern.CAPTURES_MAX];
    private int openCount;
    private boolean failed;

    PatternCompiler(String source, boolean anchors) {
        this.source = source;
        this.anchored = anchors && source.startsWith("^");
        this.position = anchored ? 1 : 0;
    }

    Pattern compile() {
        while (position < source.length() && !failed) {
            item();
        }
        add(Pattern.ACCEPT, 0, null);
        return new Pattern(
                source,
                anchored,
                captures,
                Arrays.copyOf(kinds, count),
                Arrays.copyOf(arguments, count),
                Arrays.copyOf(sets, count),
                messages);
    }

    private void item() {
        char c = source.charAt(position);
        if (c == '(') {
            open();
        } else if (c == ')') {
            close();
        } else if (c == '$' && position + 1 == source.length()) {
            position++;
            add(Pattern.AT_END, 0, null);
        } else if (c != '%' || !special()) {
            single();
        }
    }

    private void open() {
        position++;
        if (captures >= Pattern.CAPTURES_MAX) {
            fail("too many captures");
        } else if (position < source.length() && source.charAt(position) == ')') {
            position++;
            add(Pattern.POSITION, captures++, null);
        } else {
            openCaptures[openCount++] = captures;
            add(Pattern.OPEN, captures++, null);
        }
    }

    private void close() {
        position++;
        if (openCount == 0) {
            fail("invalid pattern capture");
        } else {
            add(Pattern.CLOSE, openCaptures[--openCount], null);
        }
    }

    /** Reads {@code %b}, {@code %f} or a back reference, if there is one. */
    private boolean special() {
        if (position + 1 >= source.length()) {
            return false;
        }
        char letter = source.charAt(position + 1);
        if (letter == 'b') {
            position += 2;
            if (position + 1 >= source.length()) {
                fail("malformed pattern (missing arguments to '%b')");
            } else {
                add(
                        Pattern.BALANCE,
                        source.charAt(position) * 256 + source.charAt(position + 1),
                        null);
                position += 2;
            }
            return true;
        }
        if (letter == 'f') {
            position += 2;
            if (position >= source.length() || source.charAt(position) != '[') {
                fail("missing '[' after '%f' in pattern");
            } else {
                boolean[] set = set();
                if (!failed) {
                    add(Pattern.FRONTIER, 0, set);
                }
            }
            return true;
        }
        if (CharacterClass.isDigit(letter)) {
            position += 2;
            backReference(letter - '1');
            return true;
        }
        return false;
    }

    private void backReference(int capture) {
        if (capture < 0 || capture >= captures || isOpen(capture)) {
            fail("invalid capture index %" + (capture + 1));
        } else {
            add(Pattern.BACK_REFERENCE, capture, null);
        }
    }

    private boolean isOpen(int capture) {
        for (int i = 0; i < openCount; i++) {
            if (openCaptures[i] == capture) {
                return true;
            }
        }
        return false;
    }

    private void single() {
        char c = source.charAt(position);
        boolean[] set = null;
        if (c == '[') {
            set = set();
        } else if (c == '%') {
            if (++position == source.length()) {
                fail("malformed pattern (ends with '%')");
            } else {
                char letter = source.charAt(position++);
                if (CharacterClass.isLetter(letter)) {
                    set = CharacterClass.escaped(letter);
                } else {
                    c = letter;
                }
            }
        } else {
            position++;
            if (c == '.') {
                set = new boolean[CharacterClass.SIZE];
                Arrays.fill(set, true);
            }
        }
        if (!failed) {
            quantified(c, set);
        }
    }

    private void quantified(char c, boolean[] set) {
        byte kind =
                position == source.length()
                        ? Pattern.ONE
                        : switch (source.charAt(position)) {
                            case '?' -> Pattern.OPTIONAL;
                            case '*' -> Pattern.MANY;
                            case '+' -> Pattern.SOME;
                            case '-' -> Pattern.FEW;
                            default -> Pattern.ONE;
                        };
        if (kind != Pattern.ONE) {
            position++;
        } else if (set == null) {
            add(Pattern.CHARACTER, c, null);
            return;
        }
        boolean[] bytes = set;
        if (bytes == null) {
            bytes = new boolean[CharacterClass.SIZE];
            bytes[c] = true;
        }
        add(kind, 0, bytes);
    }

    /** Reads {@code [...]}. A {@code ]} right after {@code [} or {@code [^} is a member. */
    private boolean[] set() {
        position++;
        boolean complement = position < source.length() && source.charAt(position) == '^';
        if (complement) {
            position++;
        }
        boolean[] set = new boolean[CharacterClass.SIZE];
        int end = endOfSet();
        if (failed) {
            return set;
        }
        while (position < end) {
            member(set, end);
        }
        position = end + 1;
        if (complement) {
            for (int i = 0; i < set.length; i++) {
                set[i] = !set[i];
            }
        }
        return set;
    }

    private int endOfSet() {
        int end = position;
        do {
            if (end >= source.length()) {
                fail("malformed pattern (missing ']')");
                return end;
            }
            end += source.charAt(end) == '%' ? 2 : 1;
        } while (end >= source.length() || source.charAt(end) != ']');
        return end;
    }

    private void member(boolean[] set, int end) {
        char c = source.charAt(position++);
        if (c == '%') {
            boolean[] named = CharacterClass.escaped(source.charAt(position++));
            for (int i = 0; i < set.length; i++) {
                set[i] |= named[i];
            }
        } else if (position + 1 < end && source.charAt(position) == '-') {
            char last = source.charAt(position + 1);
            position += 2;
            for (int i = c; i <= last; i++) {
                set[i] = true;
            }
        } else {
            set[c] = true;
        }
    }

    private void fail(String message) {
        if (!failed) {
            failed = true;
            messages = new String[] {message};
            add(Pattern.FAIL, 0, null);
        }
    }

    private void add(byte kind, int argument, boolean[] set) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, count * 2);
            arguments = Arrays.copyOf(arguments, count * 2);
            sets = Arrays.copyOf(sets, count * 2);
        }
        kinds[count] = kind;
        arguments[count] = argument;
        sets[count] = set;
        count++;
    }
}
