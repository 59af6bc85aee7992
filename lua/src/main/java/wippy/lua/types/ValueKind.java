// SPDX-License-Identifier: Apache-2.0
package wippy.lua.types;

/** What a value certainly is. */
public enum ValueKind {
    NIL,
    BOOLEAN,
    /** An integer (Lua 5.3 §2.1). */
    LONG,
    /** A float. */
    DOUBLE,
    /** An integer or a float; which, is not known. */
    NUMBER,
    STRING,
    TABLE,
    FUNCTION,
    /** Nothing is known. */
    ANY;

    /** {@return whether it is an integer or a float} */
    public boolean isNumber() {
        return this == LONG || this == DOUBLE || this == NUMBER;
    }

    /** {@return whether it is neither nil nor false} */
    public boolean isTrue() {
        return this != NIL && this != BOOLEAN && this != ANY;
    }

    /** {@return what is certain about a value that is of this or of the other kind} */
    public ValueKind join(ValueKind other) {
        if (this == other) {
            return this;
        }
        return isNumber() && other.isNumber() ? NUMBER : ANY;
    }
}
