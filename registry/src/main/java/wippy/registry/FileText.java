// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.nio.charset.StandardCharsets;

/**
 * Text that an entry took from a file: what {@code file://hello.lua} stands for in its data.
 *
 * <p>The content is kept byte for byte, since Lua sources may hold any bytes: each char of {@link
 * #bytes()} is one byte (0–255). {@link #text()} reads it as UTF-8.
 *
 * @param file the file as messages show it, with {@code /} between its parts
 * @param bytes the content, one char per byte
 */
public record FileText(String file, String bytes) {

    /**
     * {@return the content of a file}
     *
     * @param file the file as messages show it
     * @param content its bytes
     */
    public static FileText of(String file, byte[] content) {
        return new FileText(file, new String(content, StandardCharsets.ISO_8859_1));
    }

    /** {@return the content read as UTF-8; bytes that are not UTF-8 become U+FFFD} */
    public String text() {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "file://" + file;
    }
}
