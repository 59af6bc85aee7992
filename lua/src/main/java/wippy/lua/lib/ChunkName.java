// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

/** How messages show the name of a chunk (Lua 5.3 §4.8, {@code lua_load}, and §4.9 of 'source'). */
final class ChunkName {

    /** Longest name shown, in bytes. */
    private static final int LENGTH_MAX = 59;

    private static final String OPENING = "[string \"";

    private static final String CLOSING = "\"]";

    private ChunkName() {}

    /**
     * {@return the name for messages: what follows {@code =} or {@code @}, else the beginning of
     * the source text}
     */
    static String shown(String name) {
        if (name.startsWith("=")) {
            return name.substring(1, Math.min(name.length(), LENGTH_MAX + 1));
        }
        if (name.startsWith("@")) {
            String file = name.substring(1);
            int excess = file.length() - LENGTH_MAX;
            return excess <= 0 ? file : "..." + file.substring(excess + 3);
        }
        int lineEnd = name.indexOf('\n');
        String line = lineEnd < 0 ? name : name.substring(0, lineEnd);
        int room = LENGTH_MAX - OPENING.length() - CLOSING.length();
        if (lineEnd < 0 && line.length() <= room) {
            return OPENING + line + CLOSING;
        }
        int kept = Math.min(line.length(), room - "...".length());
        return OPENING + line.substring(0, kept) + "..." + CLOSING;
    }
}
