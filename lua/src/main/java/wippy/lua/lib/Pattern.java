// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

/**
 * A pattern (Lua 5.3 §6.4.1) compiled to a list of items.
 *
 * <p>What is malformed becomes an {@link #FAIL} item: as in PUC Lua, the error is raised when
 * matching gets there, not before. Immutable, shared by all threads.
 */
final class Pattern {

    /** A set of bytes once. */
    static final byte ONE = 0;

    /** A set of bytes {@code ?}: once if possible. */
    static final byte OPTIONAL = 1;

    /** A set of bytes {@code *}: as often as possible. */
    static final byte MANY = 2;

    /** A set of bytes {@code +}. */
    static final byte SOME = 3;

    /** A set of bytes {@code -}: as seldom as possible. */
    static final byte FEW = 4;

    /** {@code (}, argument: number of the capture. */
    static final byte OPEN = 5;

    /** {@code ()}, argument: number of the capture. */
    static final byte POSITION = 6;

    /** {@code )}, argument: number of the capture. */
    static final byte CLOSE = 7;

    /** {@code %bxy}, argument: x * 256 + y. */
    static final byte BALANCE = 8;

    /** {@code %f[set]}. */
    static final byte FRONTIER = 9;

    /** {@code %1}, argument: number of the capture. */
    static final byte BACK_REFERENCE = 10;

    /** {@code $} at the end. */
    static final byte AT_END = 11;

    /** One given character once, argument: the character. */
    static final byte CHARACTER = 12;

    /** The whole pattern has matched. */
    static final byte ACCEPT = 13;

    /** The pattern is malformed from here on, argument: index of the message. */
    static final byte FAIL = 14;

    static final int CAPTURES_MAX = 32;

    private static final int CACHE_SIZE = 256;

    /** Races lose an entry at worst: patterns are immutable. */
    private static final Pattern[] CACHE = new Pattern[CACHE_SIZE];

    final String source;
    final boolean anchored;
    final int captures;
    final byte[] kinds;
    final int[] arguments;
    final boolean[][] sets;
    final String[] messages;

    /** What every match begins with, or -1 if that is not one certain character. */
    final int firstCharacter;

    Pattern(
            String source,
            boolean anchored,
            int captures,
            byte[] kinds,
            int[] arguments,
            boolean[][] sets,
            String[] messages) {
        this.source = source;
        this.anchored = anchored;
        this.captures = captures;
        this.kinds = kinds;
        this.arguments = arguments;
        this.sets = sets;
        this.messages = messages;
        this.firstCharacter = firstCharacter();
    }

    /** {@return the compiled form, from a small cache if it was used lately} */
    static Pattern of(String source) {
        return cached(source, true);
    }

    /** {@return the same for {@code gmatch}, where a leading {@code ^} means itself} */
    static Pattern unanchored(String source) {
        return source.startsWith("^") ? cached(source, false) : cached(source, true);
    }

    private static Pattern cached(String source, boolean anchors) {
        int slot = (source.hashCode() * 0x9E3779B9 >>> 24) ^ (anchors ? 0 : 1);
        Pattern known = CACHE[slot];
        if (known != null && known.source.equals(source) && (anchors || !known.anchored)) {
            return known;
        }
        Pattern compiled = new PatternCompiler(source, anchors).compile();
        CACHE[slot] = compiled;
        return compiled;
    }

    /** {@return whether the text means just itself, so that searching it needs no matcher} */
    static boolean isLiteral(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '^', '$', '*', '+', '?', '.', '(', '[', '%', '-' -> {
                    return false;
                }
                default -> {}
            }
        }
        return true;
    }

    private int firstCharacter() {
        int item = 0;
        while (kinds[item] == OPEN || kinds[item] == POSITION) {
            item++;
        }
        return kinds[item] == CHARACTER ? arguments[item] : -1;
    }
}
