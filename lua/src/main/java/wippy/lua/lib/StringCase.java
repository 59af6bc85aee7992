// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.LuaState;

/** Upper and lower case of ASCII letters, as in the C locale. */
final class StringCase {

    private StringCase() {}

    /** {@return a short text in upper case} */
    static String upper(String text) {
        return shifted(new StringBuilder(text.length()), text, 'a', 'z', 'A' - 'a').toString();
    }

    static String upper(LuaState state, String text) {
        return shifted(state, text, 'a', 'z', 'A' - 'a');
    }

    static String lower(LuaState state, String text) {
        return shifted(state, text, 'A', 'Z', 'a' - 'A');
    }

    private static String shifted(LuaState state, String text, char from, char to, int by) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= from && text.charAt(i) <= to) {
                StringBuilder result = Sizes.builder(state, text.length());
                return Sizes.text(state, shifted(result, text, from, to, by));
            }
        }
        return text;
    }

    private static StringBuilder shifted(
            StringBuilder result, String text, char from, char to, int by) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            result.append(c >= from && c <= to ? (char) (c + by) : c);
        }
        return result;
    }
}
