// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

/** Sets of bytes that patterns speak of, as in the C locale (Lua 5.3 §6.4.1). */
final class CharacterClass {

    static final int SIZE = 256;

    private CharacterClass() {}

    /**
     * {@return the set that {@code %letter} names: of a class when the letter names one,
     * complemented when it is upper case, else of the character itself}
     */
    static boolean[] escaped(char letter) {
        boolean[] set = new boolean[SIZE];
        char lower = Character.toLowerCase(letter);
        if ("acdglpsuwxz".indexOf(lower) < 0 || letter > 'z') {
            set[letter] = true;
            return set;
        }
        boolean wanted = letter == lower;
        for (int c = 0; c < SIZE; c++) {
            set[c] = contains(lower, c) == wanted;
        }
        return set;
    }

    private static boolean contains(char letter, int c) {
        return switch (letter) {
            case 'a' -> isLetter(c);
            case 'c' -> isControl(c);
            case 'd' -> isDigit(c);
            case 'g' -> c > ' ' && c < 127;
            case 'l' -> c >= 'a' && c <= 'z';
            case 'p' -> c > ' ' && c < 127 && !isLetter(c) && !isDigit(c);
            case 's' -> c == ' ' || (c >= '\t' && c <= '\r');
            case 'u' -> c >= 'A' && c <= 'Z';
            case 'w' -> isLetter(c) || isDigit(c);
            case 'z' -> c == 0;
            default -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        };
    }

    static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isControl(int c) {
        return c < ' ' || c == 127;
    }
}
