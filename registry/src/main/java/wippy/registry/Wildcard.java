// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

/** Texts in which {@code *} stands for any characters, also none. */
final class Wildcard {

    private Wildcard() {}

    /** {@return whether the text is one that the pattern means} In time linear for one star. */
    static boolean matches(String pattern, String text) {
        int star = -1;
        int retry = 0;
        int p = 0;
        int t = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
