// SPDX-License-Identifier: Apache-2.0
package wippy.lua.embed;

/** Standard libraries that a state may have (Lua 5.3 §6). The basic functions are always there. */
public enum Library {
    /** {@code coroutine}. */
    COROUTINE("coroutine"),
    /** {@code string}, and the methods of strings. */
    STRING("string"),
    /** {@code table}. */
    TABLE("table"),
    /** {@code math}. */
    MATH("math"),
    /** {@code utf8}. */
    UTF8("utf8"),
    /** {@code load}: compiles text at run time. */
    LOAD("load"),
    /** {@code debug}. */
    DEBUG("debug"),
    /**
     * {@code package} and {@code require}, with {@code dofile} and {@code loadfile}: read files.
     */
    PACKAGE("package", "require", "dofile", "loadfile"),
    /** {@code io}: reads and writes files, starts programs. */
    IO("io"),
    /** {@code os}: clock, environment, files; {@code os.exit} ends the JVM. */
    OS("os");

    private final String[] globals;

    Library(String... globals) {
        this.globals = globals;
    }

    String[] globals() {
        return globals.clone();
    }
}
