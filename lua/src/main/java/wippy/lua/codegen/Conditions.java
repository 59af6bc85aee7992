// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Boolean;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import wippy.lua.syntax.BinaryOperator;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.UnaryOperator;

/** Generates conditions as jumps, without making boolean values. */
final class Conditions {

    private final FunctionGenerator function;
    private final Code code;
    private final CodeBuilder out;

    Conditions(FunctionGenerator function) {
        this.function = function;
        this.code = function.code();
        this.out = code.out();
    }

    /** {@return whether an expression gives true or false and is best generated as a jump} */
    static boolean isTest(Expr expression) {
        return switch (expression) {
            case Expr.Bool ignored -> true;
            case Expr.Paren paren -> isTest(paren.inner());
            case Expr.Unary unary -> unary.operator() == UnaryOperator.NOT;
            case Expr.Binary binary ->
                    switch (binary.operator()) {
                        case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
                        case AND, OR -> isTest(binary.left()) && isTest(binary.right());
                        default -> false;
                    };
            default -> false;
        };
    }

    /** {@return whether an expression is neither nil nor false, whatever happens} */
    static boolean isAlwaysTrue(Expr expression, Kinds kinds) {
        return switch (expression) {
            case Expr.Bool bool -> bool.value();
            case Expr.StringLiteral ignored -> true;
            case Expr.Table ignored -> true;
            case Expr.Function ignored -> true;
            case Expr.Paren paren -> isAlwaysTrue(paren.inner(), kinds);
            default -> kinds.of(expression).isNumber();
        };
    }

    /** Jumps to {@code target} when the expression's truth is {@code when}; else falls through. */
    void jump(Expr expression, Label target, boolean when) {
        if (function.expressions.isOutlined(expression)) {
            function.expressions.value(expression);
            code.call(Abi.IS_TRUE);
            branch(target, when);
            return;
        }
        switch (expression) {
            case Expr.Paren paren when !Expressions.isMultiple(paren.inner()) ->
                    jump(paren.inner(), target, when);
            case Expr.Bool bool -> always(bool.value(), target, when);
            case Expr.Nil ignored -> always(false, target, when);
            case Expr.Unary unary when unary.operator() == UnaryOperator.NOT ->
                    jump(unary.operand(), target, !when);
            case Expr.Binary binary when binary.operator() == BinaryOperator.AND ->
                    both(binary, target, when);
            case Expr.Binary binary when binary.operator() == BinaryOperator.OR ->
                    either(binary, target, when);
            case Expr.Binary binary when isTest(binary) -> compare(binary, target, when);
            default -> {
                Kind kind = function.expressions.raw(expression);
                if (kind.isNumber()) {
                    code.discard(kind);
                    always(true, target, when);
                } else {
                    code.call(Abi.IS_TRUE);
                    branch(target, when);
                }
            }
        }
    }

    private void always(boolean value, Label target, boolean when) {
        if (value == when) {
            out.goto_(target);
        }
    }

    /** Jumps on a boolean on the stack. */
    private void branch(Label target, boolean when) {
        if (when) {
            out.ifne(target);
        } else {
            out.ifeq(target);
        }
    }

    private void both(Expr.Binary binary, Label target, boolean when) {
        if (!when) {
            jump(binary.left(), target, false);
            jump(binary.right(), target, false);
            return;
        }
        Label end = code.label();
        jump(binary.left(), end, false);
        jump(binary.right(), target, true);
        code.bind(end);
    }

    private void either(Expr.Binary binary, Label target, boolean when) {
        if (when) {
            jump(binary.left(), target, true);
            jump(binary.right(), target, true);
            return;
        }
        Label end = code.label();
        jump(binary.left(), end, true);
        jump(binary.right(), target, false);
        code.bind(end);
    }

    private void compare(Expr.Binary binary, Label target, boolean when) {
        int mark = code.mark();
        switch (binary.operator()) {
            case EQUAL -> equal(binary, target, when);
            case NOT_EQUAL -> equal(binary, target, !when);
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> order(binary, target, when);
            default -> throw new IllegalStateException("no comparison: " + binary.operator());
        }
        code.release(mark);
    }

    private void equal(Expr.Binary binary, Label target, boolean when) {
        if (isLiteral(binary.right())) {
            equalsLiteral(binary.left(), binary.right(), target, when);
        } else if (isLiteral(binary.left())) {
            equalsLiteral(binary.right(), binary.left(), target, when);
        } else {
            equalOperands(binary, target, when);
        }
    }

    private static boolean isLiteral(Expr expression) {
        return expression instanceof Expr.Nil
                || expression instanceof Expr.Bool
                || expression instanceof Expr.StringLiteral;
    }

    private void equalsLiteral(Expr value, Expr literal, Label target, boolean when) {
        switch (literal) {
            case Expr.Nil ignored -> {
                function.expressions.value(value);
                if (when) {
                    out.ifnull(target);
                } else {
                    out.ifnonnull(target);
                }
            }
            case Expr.Bool bool -> {
                function.expressions.value(value);
                out.getstatic(CD_Boolean, bool.value() ? "TRUE" : "FALSE", CD_Boolean);
                if (when) {
                    out.if_acmpeq(target);
                } else {
                    out.if_acmpne(target);
                }
            }
            case Expr.StringLiteral string -> {
                function.chunk().constants().string(out, string.value());
                function.expressions.value(value);
                code.call(Abi.STRING_EQUALS);
                branch(target, when);
            }
            default -> throw new IllegalStateException("no literal: " + literal);
        }
    }

    private void equalOperands(Expr.Binary binary, Label target, boolean when) {
        boolean isRight = binary.operator() == BinaryOperator.EQUAL;
        if (!areKnown(binary) && (isNumeric(binary.left()) || isNumeric(binary.right()))) {
            function.operators.trees().compare(binary, target, when == isRight);
            return;
        }
        Operators.Pair operands = function.operators.operands(binary);
        Operators.Operand left = operands.left();
        Operators.Operand right = operands.right();
        code.at(function.operators.operatorOffset(binary));
        Kind kind = left.kind();
        if (kind.isNumber() && kind == right.kind()) {
            function.operators.load(left, kind);
            function.operators.load(right, kind);
            numbersEqual(kind, target, when);
            return;
        }
        code.state();
        function.operators.load(left, Kind.ANY);
        function.operators.load(right, Kind.ANY);
        code.call(Abi.comparison("equal", Kind.ANY, Kind.ANY));
        branch(target, when);
    }

    private boolean isNumeric(Expr expression) {
        return !function.isCompact()
                && (function.kinds().of(expression).isNumber()
                        || function.operators.isTree(expression));
    }

    private boolean areKnown(Expr.Binary binary) {
        return function.kinds().of(binary.left()).isNumber()
                && function.kinds().of(binary.right()).isNumber();
    }

    private void numbersEqual(Kind kind, Label target, boolean when) {
        if (kind == Kind.LONG) {
            out.lcmp();
        } else {
            out.dcmpl();
        }
        branch(target, !when);
    }

    /** {@code a > b} is {@code b < a}, with the operands evaluated in the order they stand. */
    private void order(Expr.Binary binary, Label target, boolean when) {
        if (!function.isCompact() && !areKnown(binary)) {
            function.operators.trees().compare(binary, target, when);
            return;
        }
        BinaryOperator operator = binary.operator();
        boolean swapped =
                operator == BinaryOperator.GREATER || operator == BinaryOperator.GREATER_EQUAL;
        boolean strict = operator == BinaryOperator.LESS || operator == BinaryOperator.GREATER;
        Operators.Pair operands = function.operators.operands(binary);
        code.at(function.operators.operatorOffset(binary));
        Operators.Operand left = swapped ? operands.right() : operands.left();
        Operators.Operand right = swapped ? operands.left() : operands.right();
        String name = Operators.name(operator);
        Kind leftKind = left.kind();
        Kind rightKind = right.kind();
        if (leftKind.isNumber() && rightKind.isNumber()) {
            function.operators.load(left, leftKind);
            function.operators.load(right, rightKind);
            if (leftKind == rightKind) {
                numbersOrdered(leftKind, strict, target, when);
            } else {
                code.call(Abi.rawComparison(name, leftKind, rightKind));
                branch(target, when);
            }
            return;
        }
        code.state();
        function.operators.load(left, leftKind);
        function.operators.load(right, rightKind);
        code.call(Abi.comparison(name, leftKind, rightKind));
        branch(target, when);
    }

    /** Nothing is below, above or equal to NaN. */
    private void numbersOrdered(Kind kind, boolean strict, Label target, boolean when) {
        if (kind == Kind.LONG) {
            out.lcmp();
        } else {
            out.dcmpg();
        }
        if (strict) {
            if (when) {
                out.iflt(target);
            } else {
                out.ifge(target);
            }
        } else if (when) {
            out.ifle(target);
        } else {
            out.ifgt(target);
        }
    }
}
