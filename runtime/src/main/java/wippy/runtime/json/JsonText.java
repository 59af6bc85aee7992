// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.json;

/** Strings within JSON: quotes, escapes, UTF-8. */
final class JsonText {

    private static final String HEX = "0123456789abcdef";
    private static final String REPLACEMENT = "\u00ef\u00bf\u00bd";

    /** First bytes of U+2028 and U+2029, which end lines in JavaScript. */
    private static final String LINE_ENDS = "\u00e2\u0080";

    private JsonText() {}

    /**
     * Writes a string. Only one that has to be escaped, or is not ASCII, also escapes what HTML
     * would read; malformed UTF-8 becomes U+FFFD.
     */
    static void quote(String text, StringBuilder out) {
        out.append('"');
        if (isPlain(text)) {
            out.append(text);
        } else {
            escape(text, out);
        }
        out.append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static void escape(String text, StringBuilder out) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c, out);
                i++;
                continue;
            }
            int length = sequenceLength(text, i);
            if (length == 0) {
                out.append(REPLACEMENT);
                i++;
            } else if (length == 3 && isLineEnd(text, i)) {
                out.append("\\u202").append(text.charAt(i + 2) == 0xa8 ? '8' : '9');
                i += length;
            } else {
                out.append(text, i, i + length);
                i += length;
            }
        }
    }

    private static boolean isLineEnd(String text, int at) {
        return text.startsWith(LINE_ENDS, at) && (text.charAt(at + 2) | 1) == 0xa9;
    }

    private static void ascii(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ' || c == '<' || c == '>' || c == '&') {
                    out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                } else {
                    out.append(c);
                }
            }
        }
    }

    /**
     * {@return how many bytes the character at a place has, 0 if it is malformed} By RFC 3629: no
     * longer forms than needed, no surrogates, nothing over U+10FFFF.
     */
    static int sequenceLength(String text, int at) {
        char first = text.charAt(at);
        if (first < 0x80) {
            return 1;
        }
        int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length == 0 || at + length > text.length()) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((text.charAt(at + i) & 0xc0) != 0x80) {
                return 0;
            }
        }
        char second = text.charAt(at + 1);
        boolean isLong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
        boolean isBeyond = (first == 0xed && second > 0x9f) || (first == 0xf4 && second > 0x8f);
        return isLong || isBeyond ? 0 : length;
    }

    /** Appends a character in UTF-8. */
    static void append(int codePoint, StringBuilder out) {
        if (codePoint < 0x80) {
            out.append((char) codePoint);
        } else if (codePoint < 0x800) {
            out.append((char) (0xc0 | codePoint >> 6));
            out.append((char) (0x80 | (codePoint & 0x3f)));
        } else if (codePoint < 0x10000) {
            out.append((char) (0xe0 | codePoint >> 12));
            out.append((char) (0x80 | (codePoint >> 6 & 0x3f)));
            out.append((char) (0x80 | (codePoint & 0x3f)));
        } else {
            out.append((char) (0xf0 | codePoint >> 18));
            out.append((char) (0x80 | (codePoint >> 12 & 0x3f)));
            out.append((char) (0x80 | (codePoint >> 6 & 0x3f)));
            out.append((char) (0x80 | (codePoint & 0x3f)));
        }
    }
}
