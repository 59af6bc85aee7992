// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

/** Operators with two operands (Lua 5.3 §3.4.1–§3.4.6). */
public enum BinaryOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    FLOOR_DIVIDE("//"),
    MODULO("%"),
    POWER("^"),
    CONCAT(".."),
    EQUAL("=="),
    NOT_EQUAL("~="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    BIT_AND("&"),
    BIT_OR("|"),
    BIT_XOR("~"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    AND("and"),
    OR("or");

    private final String symbol;

    BinaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** {@return how it is written} */
    public String symbol() {
        return symbol;
    }
}
