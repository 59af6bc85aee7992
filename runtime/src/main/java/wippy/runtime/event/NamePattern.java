// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.event;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A name with dots between its segments, or a pattern of such names: {@code *} is one segment or a
 * part of one, {@code **} any number of segments, {@code (a|b)} alternatives. {@code users.**} is
 * also {@code users} itself. Immutable.
 */
public final class NamePattern {

    private final String text;

    /** Null if the text is a plain name. */
    private final @Nullable Pattern regex;

    private NamePattern(String text, @Nullable Pattern regex) {
        this.text = text;
        this.regex = regex;
    }

    /**
     * {@return the pattern of a text}
     *
     * @throws IllegalArgumentException if its parentheses do not match; the message says so
     */
    public static NamePattern of(String text) {
        if (isPlain(text)) {
            return new NamePattern(text, null);
        }
        try {
            return new NamePattern(text, Pattern.compile(regexOf(text), Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' has a parenthesis without its other half", e);
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("*(|)".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static String regexOf(String text) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith(".**", i)) {
                regex.append("(?:\\..*)?");
                i += 3;
            } else if (text.startsWith("**", i)) {
                regex.append(".*");
                i += 2;
            } else {
                regex.append(text.charAt(i) == '*' ? star(text, i) : regexOf(text.charAt(i)));
                i++;
            }
        }
        return regex.toString();
    }

    /** A segment is not empty, a part of one may be. */
    private static String star(String text, int at) {
        boolean begins = at == 0 || text.charAt(at - 1) == '.';
        boolean ends = at + 1 == text.length() || text.charAt(at + 1) == '.';
        return begins && ends ? "[^.]+" : "[^.]*";
    }

    private static String regexOf(char c) {
        return switch (c) {
            case '(' -> "(?:";
            case '|', ')' -> String.valueOf(c);
            default -> Pattern.quote(String.valueOf(c));
        };
    }

    /** {@return whether it matches one name only, itself} */
    public boolean isPlain() {
        return regex == null;
    }

    /** {@return whether a name matches, the whole of it} */
    public boolean matches(String name) {
        return regex == null ? text.equals(name) : regex.matcher(name).matches();
    }

    /** {@return the text it was made of} */
    @Override
    public String toString() {
        return text;
    }
}
