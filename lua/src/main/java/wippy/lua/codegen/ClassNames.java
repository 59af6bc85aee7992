// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.HashMap;
import java.util.Map;

/** Names of the classes and methods of a chunk. */
final class ClassNames {

    /** What the method of a chunk's main function is called; no Lua function can be. */
    static final String MAIN = "main chunk";

    private static final int LENGTH_MAX = 1_000;

    private final String chunk;
    private final Map<String, Integer> used = new HashMap<>();

    ClassNames(String sourceName) {
        this.chunk = escaped(shortened(sourceName));
    }

    /** {@return the name of the class with the functions' methods} */
    String chunk() {
        return chunk;
    }

    /** {@return a method name for a Lua function: its own, with a number when it is taken} */
    String method(String name) {
        String base = name.isEmpty() ? "anonymous" : escaped(shortened(name));
        int count = used.merge(base, 1, Integer::sum);
        return count == 1 ? base : base + "$" + count;
    }

    /** {@return the name of a function's closure class} */
    String closure(String method) {
        return chunk + "$" + method;
    }

    /** {@return the Lua function's name in a method's name} */
    static String functionName(String method) {
        int end = method.indexOf('$');
        return end > 0 ? method.substring(0, end) : method;
    }

    /** A class file holds 65,535 bytes of a name. */
    private static String shortened(String name) {
        return name.length() <= LENGTH_MAX ? name : name.substring(0, LENGTH_MAX);
    }

    /** {@code . ; [ / < > \} mean something in names of classes or methods. */
    private static String escaped(String name) {
        StringBuilder text = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            text.append(
                    switch (c) {
                        case '.' -> '\u2024';
                        case '/', '\\' -> '\u2215';
                        case ';' -> '\u037e';
                        case '[' -> '\u27e6';
                        case '<' -> '\u2039';
                        case '>' -> '\u203a';
                        default -> c;
                    });
        }
        return text.isEmpty() ? "chunk" : text.toString();
    }
}
