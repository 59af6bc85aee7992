// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import wippy.lua.LuaString;

/** Checks what Jackson is lenient about: long forms, surrogates. */
final class Utf8 {

    private static final int BUFFER = 1024;

    private Utf8() {}

    /** {@return where the first malformed sequence of a Lua string begins, -1 if there is none} */
    static int malformed(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) < 0x80) {
            start++;
        }
        if (start == text.length()) {
            return -1;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(LuaString.bytes(text)).position(start);
        CharBuffer characters = CharBuffer.allocate(BUFFER);
        while (true) {
            CoderResult result = decoder.decode(bytes, characters, true);
            if (result.isError()) {
                return bytes.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
            characters.clear();
        }
    }

    /** {@return whether a Java text has half of a surrogate pair, for which there is no UTF-8} */
    static boolean hasHalf(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }
}
