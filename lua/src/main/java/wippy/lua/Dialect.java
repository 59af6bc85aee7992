// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** Which of the two settings of the language a state runs; chosen once, when it is made. */
public enum Dialect {
    /** Lua 5.3 to the letter: {@code wippy lua} and embedded states. */
    PLAIN,
    /**
     * Wippy applications: whole floats that fit 64 bits print without {@code .0} and {@code
     * string.format("%d", 2.5)} truncates. All else is as in {@link #PLAIN}.
     */
    APPLICATION
}
