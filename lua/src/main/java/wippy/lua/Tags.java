// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Marks of raw numbers in generated code. A local that is mostly a number is held in three JVM
 * locals, a reference and two raw numbers; one of these marks as the reference says that the value
 * is the raw one. Marks are never Lua values and never leave the method.
 */
public final class Tags {

    /** The value is the raw float. */
    public static final Object FLOAT = new Tags();

    /** The value is the raw integer. */
    public static final Object INTEGER = new Tags();

    /** A part of a function too large for one method came to its end; see the code generator. */
    public static final Object DONE = new Tags();

    private Tags() {}

    /** {@return the Lua value of a local held in parts} */
    public static Object value(Object reference, double real, long integer) {
        if (reference == FLOAT) {
            return real;
        }
        return reference == INTEGER ? (Object) integer : reference;
    }
}
