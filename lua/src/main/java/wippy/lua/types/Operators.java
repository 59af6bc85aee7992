// SPDX-License-Identifier: Apache-2.0
package wippy.lua.types;

import static wippy.lua.types.ValueKind.ANY;
import static wippy.lua.types.ValueKind.BOOLEAN;
import static wippy.lua.types.ValueKind.DOUBLE;
import static wippy.lua.types.ValueKind.LONG;
import static wippy.lua.types.ValueKind.NIL;
import static wippy.lua.types.ValueKind.NUMBER;
import static wippy.lua.types.ValueKind.STRING;

import org.jspecify.annotations.Nullable;
import wippy.lua.syntax.BinaryOperator;
import wippy.lua.syntax.UnaryOperator;

/**
 * What operators give (Lua 5.3 §3.4), whatever metatables exist: numbers and strings have their
 * arithmetic and length without asking a metatable, except where an operand must be converted.
 */
final class Operators {
    private Operators() {}

    static ValueKind unary(UnaryOperator operator, ValueKind operand) {
        return switch (operator) {
            case NOT -> BOOLEAN;
            case NEGATE -> operand.isNumber() ? operand : ANY;
            case BIT_NOT -> operand == LONG ? LONG : ANY;
            case LENGTH -> operand == STRING ? LONG : ANY;
        };
    }

    static ValueKind binary(BinaryOperator operator, ValueKind left, ValueKind right) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, FLOOR_DIVIDE, MODULO -> arithmetic(left, right);
            case DIVIDE, POWER -> left.isNumber() && right.isNumber() ? DOUBLE : ANY;
            case BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT ->
                    left == LONG && right == LONG ? LONG : ANY;
            case CONCAT -> isText(left) && isText(right) ? STRING : ANY;
            case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> BOOLEAN;
            case AND -> and(left, right);
            case OR -> or(left, right);
        };
    }

    /**
     * {@return what an operator gives while nothing is known to come out of its right operand; null
     * if nothing comes out of the operator either}
     */
    static @Nullable ValueKind leftOnly(BinaryOperator operator, ValueKind left) {
        return switch (operator) {
            case AND -> left.isTrue() ? null : left;
            case OR -> left == NIL ? null : left;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO, POWER, CONCAT -> null;
            case BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT -> null;
            case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> null;
        };
    }

    private static ValueKind arithmetic(ValueKind left, ValueKind right) {
        if (!left.isNumber() || !right.isNumber()) {
            return ANY;
        }
        if (left == DOUBLE || right == DOUBLE) {
            return DOUBLE;
        }
        return left == LONG && right == LONG ? LONG : NUMBER;
    }

    private static ValueKind and(ValueKind left, ValueKind right) {
        if (left.isTrue()) {
            return right;
        }
        return left == NIL ? NIL : left.join(right);
    }

    private static ValueKind or(ValueKind left, ValueKind right) {
        if (left.isTrue()) {
            return left;
        }
        return left == NIL ? right : left.join(right);
    }

    private static boolean isText(ValueKind kind) {
        return kind == STRING || kind.isNumber();
    }
}
