// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

/** Operators with one operand (Lua 5.3 §3.4). */
public enum UnaryOperator {
    NEGATE("-"),
    NOT("not"),
    LENGTH("#"),
    BIT_NOT("~");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** {@return how it is written} */
    public String symbol() {
        return symbol;
    }
}
