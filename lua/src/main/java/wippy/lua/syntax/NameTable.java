// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import org.jspecify.annotations.Nullable;

/** One {@link String} for each name of a source, and which of them are reserved words. */
final class NameTable {
    private @Nullable String[] names = new @Nullable String[256];
    private Token[] kinds = new Token[256];
    private int size;

    NameTable() {
        for (Token token : Token.values()) {
            if (token.isReservedWord()) {
                int slot = find(token.text(), 0, token.text().length(), hash(token.text()));
                put(slot, token.text(), token);
            }
        }
    }

    /** Starts and continues the hash that {@link #slot} expects. */
    static int hash(int hash, char c) {
        return hash * 31 + c;
    }

    /** {@return the slot of a name that is a piece of a text} It is good until the next call. */
    int slot(String text, int start, int end, int hash) {
        int slot = find(text, start, end, hash);
        if (names[slot] != null) {
            return slot;
        }
        put(slot, text.substring(start, end), Token.NAME);
        if (2 * size <= names.length) {
            return slot;
        }
        grow();
        return find(text, start, end, hash);
    }

    Token kind(int slot) {
        return kinds[slot];
    }

    @Nullable String name(int slot) {
        return names[slot];
    }

    private void put(int slot, String name, Token kind) {
        names[slot] = name;
        kinds[slot] = kind;
        size++;
    }

    private int find(String text, int start, int end, int hash) {
        int mask = names.length - 1;
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (true) {
            String name = names[slot];
            if (name == null
                    || (name.length() == end - start
                            && text.regionMatches(start, name, 0, end - start))) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    private void grow() {
        @Nullable String[] oldNames = names;
        Token[] oldKinds = kinds;
        names = new @Nullable String[2 * oldNames.length];
        kinds = new Token[names.length];
        size = 0;
        for (int i = 0; i < oldNames.length; i++) {
            String name = oldNames[i];
            if (name != null) {
                put(find(name, 0, name.length(), hash(name)), name, oldKinds[i]);
            }
        }
    }

    private static int hash(String text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash(hash, text.charAt(i));
        }
        return hash;
    }
}
