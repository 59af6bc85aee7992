// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.nio.charset.StandardCharsets;

/**
 * The border between Lua strings, whose chars are bytes (0 to 255), and Java text.
 *
 * <p>Text becomes UTF-8 here and nowhere else. Every string that enters Lua from Java passes
 * through one of these methods, or is made of ASCII literals.
 */
public final class LuaString {

    /** Longest string; a longer result raises. In bytes. */
    public static final int LENGTH_MAX = 1 << 30;

    private LuaString() {}

    /** {@return the Lua string with the UTF-8 bytes of a Java text} */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return ofBytes(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return text;
    }

    /** {@return the Java text of a Lua string read as UTF-8; malformed bytes become U+FFFD} */
    public static String text(String lua) {
        for (int i = 0; i < lua.length(); i++) {
            if (lua.charAt(i) >= 0x80) {
                return new String(bytes(lua), StandardCharsets.UTF_8);
            }
        }
        return lua;
    }

    /** {@return the Lua string of these bytes} */
    public static String ofBytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** {@return the Lua string of the bytes from {@code offset}, {@code length} of them} */
    public static String ofBytes(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    /** {@return the bytes of a Lua string} */
    public static byte[] bytes(String lua) {
        return lua.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * {@return the argument}
     *
     * @throws IllegalArgumentException when a char is no byte
     */
    public static String checked(String lua) {
        for (int i = 0; i < lua.length(); i++) {
            if (lua.charAt(i) > 0xFF) {
                throw new IllegalArgumentException(
                        "not a Lua string: char U+%04X at %d is no byte; use LuaString.of for text"
                                .formatted((int) lua.charAt(i), i));
            }
        }
        return lua;
    }
}
