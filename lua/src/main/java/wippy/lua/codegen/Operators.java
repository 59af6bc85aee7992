// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import org.jspecify.annotations.Nullable;

import wippy.lua.resolve.Variable;
import wippy.lua.syntax.BinaryOperator;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.UnaryOperator;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Generates arithmetic, bitwise operators, length and concatenation.
 *
 * <p>On operands of unknown kind an operator tests for two integers, then two floats, at its own
 * place in the code: HotSpot then knows for each place which of them ever happens, and removes the
 * boxes in between.
 */
final class Operators {

    private final FunctionGenerator function;
    private final Code code;
    private final CodeBuilder out;

    Operators(FunctionGenerator function) {
        this.function = function;
        this.code = function.code();
        this.out = code.out();
    }

    /** A value that can be pushed any number of times. */
    sealed interface Operand {
        Operand NIL = new Nil();

        Kind kind();

        record Nil() implements Operand {
            @Override
            public Kind kind() {
                return Kind.ANY;
            }
        }

        record Integer(long value) implements Operand {
            @Override
            public Kind kind() {
                return Kind.LONG;
            }
        }

        record Float(double value) implements Operand {
            @Override
            public Kind kind() {
                return Kind.DOUBLE;
            }
        }

        record InSlot(int slot, Kind kind) implements Operand {}
    }

    /** {@return whether an operator is generated with its tests in place} */
    static boolean isInline(BinaryOperator operator) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO -> true;
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
            case BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT -> true;
            case POWER, CONCAT, EQUAL, NOT_EQUAL, AND, OR -> false;
        };
    }

    /** {@return the number that an expression always gives, null if there is none} */
    @Nullable Operand constant(Expr expression) {
        return switch (expression) {
            case Expr.IntegerLiteral literal -> new Operand.Integer(literal.value());
            case Expr.FloatLiteral literal -> new Operand.Float(literal.value());
            case Expr.Paren paren -> constant(paren.inner());
            case Expr.Unary unary when unary.operator() == UnaryOperator.NEGATE ->
                    switch (constant(unary.operand())) {
                        case Operand.Integer number -> new Operand.Integer(-number.value());
                        case Operand.Float number -> new Operand.Float(-number.value());
                        case null -> null;
                        case Operand.Nil ignored -> null;
                        case Operand.InSlot ignored -> null;
                    };
            default -> null;
        };
    }

    Kind load(Operand operand, Kind wanted) {
        switch (operand) {
            case Operand.Nil ignored -> out.aconst_null();
            case Operand.Integer number -> {
                switch (wanted) {
                    case ANY ->
                            function.expressions.constant(
                                    function.chunk().constants().box(number.value()));
                    case LONG -> out.loadConstant(number.value());
                    case DOUBLE -> out.loadConstant((double) number.value());
                }
            }
            case Operand.Float number -> {
                if (wanted == Kind.ANY) {
                    function.expressions.constant(function.chunk().constants().box(number.value()));
                } else {
                    out.loadConstant(number.value());
                }
            }
            case Operand.InSlot slot -> {
                code.load(slot.slot(), slot.kind());
                if (slot.kind() == Kind.ANY && wanted != Kind.ANY) {
                    code.unbox(wanted);
                } else {
                    code.convert(slot.kind(), wanted);
                }
            }
        }
        return wanted;
    }

    /** Evaluates an expression to something that can be pushed again. */
    Operand operand(Expr expression) {
        Operand constant = constant(expression);
        if (constant != null) {
            return constant;
        }
        if (expression instanceof Expr.Name name) {
            Optional<Variable> variable = function.chunk().resolved().variable(name);
            if (variable.isPresent()
                    && function.storage(variable.get())
                            instanceof FunctionGenerator.Storage.Local local) {
                return new Operand.InSlot(local.slot(), local.kind());
            }
        }
        if (expression instanceof Expr.Paren paren && !Expressions.isMultiple(paren.inner())) {
            return operand(paren.inner());
        }
        return function.expressions.spill(function.expressions.raw(expression));
    }

    /** Pushes the result of an arithmetic or bitwise operator; {@return its kind} */
    Kind arithmetic(Expr.Binary binary) {
        Kind kind = function.kinds().of(binary);
        if (kind.isNumber()) {
            raw(binary, kind);
            return kind;
        }
        int mark = code.mark();
        if (function.isCompact() || !isInline(binary.operator())) {
            outOfLine(binary);
        } else {
            inline(binary);
        }
        code.release(mark);
        return Kind.ANY;
    }

    private DebugNames.Operands names(Expr.Binary binary) {
        return new DebugNames.Operands(
                function.expressions.describe(binary.left()),
                function.expressions.describe(binary.right()));
    }

    private void raw(Expr.Binary binary, Kind kind) {
        BinaryOperator operator = binary.operator();
        boolean raises =
                kind == Kind.LONG
                        && (operator == BinaryOperator.FLOOR_DIVIDE
                                || operator == BinaryOperator.MODULO)
                        && !(constant(binary.right()) instanceof Operand.Integer divisor
                                && divisor.value() != 0);
        if (raises) {
            code.state();
        }
        function.expressions.value(binary.left(), kind);
        function.expressions.value(binary.right(), kind);
        if (raises) {
            code.at(operatorOffset(binary));
            code.call(Abi.longDivision(operator == BinaryOperator.MODULO));
        } else {
            instruction(operator, kind);
        }
    }

    /** Applies an operator to two raw numbers on the stack. */
    private void instruction(BinaryOperator operator, Kind kind) {
        if (kind == Kind.DOUBLE) {
            switch (operator) {
                case ADD -> out.dadd();
                case SUBTRACT -> out.dsub();
                case MULTIPLY -> out.dmul();
                case DIVIDE -> out.ddiv();
                case FLOOR_DIVIDE, MODULO, POWER -> code.call(Abi.rawDouble(name(operator)));
                default -> throw new IllegalStateException("no float operator " + operator);
            }
            return;
        }
        switch (operator) {
            case ADD -> out.ladd();
            case SUBTRACT -> out.lsub();
            case MULTIPLY -> out.lmul();
            case FLOOR_DIVIDE -> code.call(Abi.FLOOR_DIV);
            case MODULO -> code.call(Abi.FLOOR_MOD);
            case BIT_AND -> out.land();
            case BIT_OR -> out.lor();
            case BIT_XOR -> out.lxor();
            case SHIFT_LEFT, SHIFT_RIGHT -> code.call(Abi.rawShift(name(operator)));
            default -> throw new IllegalStateException("no integer operator " + operator);
        }
    }

    private void outOfLine(Expr.Binary binary) {
        code.state();
        Kind left = outOfLineOperand(binary, binary.left(), Kind.ANY);
        Kind right = outOfLineOperand(binary, binary.right(), left);
        code.at(operatorOffset(binary));
        code.call(Abi.arithmetic(name(binary.operator()), left, right), names(binary));
    }

    /** One operand may be raw, but not both. */
    private Kind outOfLineOperand(Expr.Binary binary, Expr operand, Kind other) {
        Kind kind = function.kinds().of(operand);
        boolean other2 =
                other.isNumber()
                        || (operand == binary.left()
                                && function.kinds().of(binary.right()).isNumber());
        boolean isRaw = kind.isNumber() && !other2 && hasForm(binary.operator(), kind);
        function.expressions.value(operand, isRaw ? kind : Kind.ANY);
        return isRaw ? kind : Kind.ANY;
    }

    private static boolean hasForm(BinaryOperator operator, Kind kind) {
        return kind == Kind.LONG || !isBitwise(operator);
    }

    private static boolean isBitwise(BinaryOperator operator) {
        return switch (operator) {
            case BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT -> true;
            default -> false;
        };
    }

    private void inline(Expr.Binary binary) {
        BinaryOperator operator = binary.operator();
        Operand left = operand(binary.left());
        Operand right = operand(binary.right());
        code.at(operatorOffset(binary));
        Label end = code.label();
        boolean integers =
                operator != BinaryOperator.DIVIDE
                        && left.kind() != Kind.DOUBLE
                        && right.kind() != Kind.DOUBLE;
        if (integers) {
            Label next = code.label();
            test(left, Abi.UNBOX_LONG.owner(), next);
            test(right, Abi.UNBOX_LONG.owner(), next);
            integers(operator, left, right);
            code.box(Kind.LONG);
            out.goto_(end);
            code.bind(next);
        }
        if (!isBitwise(operator)) {
            Label next = code.label();
            test(left, Abi.UNBOX_DOUBLE.owner(), next);
            test(right, Abi.UNBOX_DOUBLE.owner(), next);
            load(left, Kind.DOUBLE);
            load(right, Kind.DOUBLE);
            instruction(operator, Kind.DOUBLE);
            code.box(Kind.DOUBLE);
            out.goto_(end);
            code.bind(next);
        }
        code.state();
        boolean bothRaw = left.kind().isNumber() && right.kind().isNumber();
        Kind leftKind = !bothRaw && hasForm(operator, left.kind()) ? left.kind() : Kind.ANY;
        Kind rightKind = !bothRaw && hasForm(operator, right.kind()) ? right.kind() : Kind.ANY;
        load(left, leftKind);
        load(right, rightKind);
        code.call(Abi.arithmetic(name(operator), leftKind, rightKind), names(binary));
        code.bind(end);
    }

    private void integers(BinaryOperator operator, Operand left, Operand right) {
        boolean raises =
                (operator == BinaryOperator.FLOOR_DIVIDE || operator == BinaryOperator.MODULO)
                        && !(right instanceof Operand.Integer divisor && divisor.value() != 0);
        if (raises) {
            code.state();
        }
        load(left, Kind.LONG);
        load(right, Kind.LONG);
        if (raises) {
            code.call(Abi.longDivision(operator == BinaryOperator.MODULO));
        } else {
            instruction(operator, Kind.LONG);
        }
    }

    /** Jumps when a reference is not of a class; raw operands need no test. */
    void test(Operand operand, ClassDesc type, Label otherwise) {
        if (!operand.kind().isNumber()) {
            load(operand, Kind.ANY);
            out.instanceOf(type);
            out.ifeq(otherwise);
        }
    }

    static String name(BinaryOperator operator) {
        return switch (operator) {
            case ADD -> "add";
            case SUBTRACT -> "subtract";
            case MULTIPLY -> "multiply";
            case DIVIDE -> "divide";
            case FLOOR_DIVIDE -> "floorDivide";
            case MODULO -> "modulo";
            case POWER -> "power";
            case BIT_AND -> "bitAnd";
            case BIT_OR -> "bitOr";
            case BIT_XOR -> "bitXor";
            case SHIFT_LEFT -> "shiftLeft";
            case SHIFT_RIGHT -> "shiftRight";
            case LESS, GREATER -> "less";
            case LESS_EQUAL, GREATER_EQUAL -> "lessEqual";
            case EQUAL, NOT_EQUAL -> "equal";
            case CONCAT, AND, OR ->
                    throw new IllegalStateException("no routine for " + operator.symbol());
        };
    }

    /** Pushes the result of an operator with one operand; {@return its kind} */
    Kind unary(Expr.Unary unary) {
        Kind kind = function.kinds().of(unary);
        Expr operand = unary.operand();
        switch (unary.operator()) {
            case NOT -> function.expressions.condition(unary);
            case LENGTH -> {
                code.state();
                function.expressions.value(operand);
                code.at(unary.span().start());
                code.call(
                        Abi.LENGTH, DebugNames.Operands.of(function.expressions.describe(operand)));
            }
            case NEGATE -> {
                if (kind.isNumber()) {
                    function.expressions.value(operand, kind);
                    if (kind == Kind.LONG) {
                        out.lneg();
                    } else {
                        out.dneg();
                    }
                    return kind;
                }
                negate(unary);
            }
            case BIT_NOT -> {
                if (kind == Kind.LONG) {
                    function.expressions.value(operand, kind);
                    out.loadConstant(-1L);
                    out.lxor();
                    return kind;
                }
                unaryOutOfLine(unary, "bitNot");
            }
        }
        return Kind.ANY;
    }

    private void unaryOutOfLine(Expr.Unary unary, String name) {
        code.state();
        function.expressions.value(unary.operand());
        code.at(unary.span().start());
        String described = function.expressions.describe(unary.operand());
        code.call(Abi.arithmetic(name), DebugNames.Operands.of(described));
    }

    private void negate(Expr.Unary unary) {
        if (function.isCompact()) {
            unaryOutOfLine(unary, "negate");
            return;
        }
        int mark = code.mark();
        Operand operand = operand(unary.operand());
        Label other = code.label();
        Label end = code.label();
        test(operand, Abi.UNBOX_DOUBLE.owner(), other);
        load(operand, Kind.DOUBLE);
        out.dneg();
        code.box(Kind.DOUBLE);
        out.goto_(end);
        code.bind(other);
        code.at(unary.span().start());
        code.state();
        load(operand, Kind.ANY);
        String described = function.expressions.describe(unary.operand());
        code.call(Abi.arithmetic("negate"), DebugNames.Operands.of(described));
        code.bind(end);
        code.release(mark);
    }

    /** Pushes the concatenation of a chain of {@code ..}, evaluated from left to right. */
    void concat(Expr.Binary binary) {
        List<Expr> parts = new ArrayList<>();
        Expr rest = binary;
        int offset = operatorOffset(binary);
        while (rest instanceof Expr.Binary chain && chain.operator() == BinaryOperator.CONCAT) {
            parts.add(chain.left());
            offset = operatorOffset(chain);
            rest = chain.right();
        }
        parts.add(rest);
        code.state();
        if (parts.size() > 4) {
            function.expressions.array(withoutMultiple(parts));
            code.at(offset);
            code.call(Abi.CONCAT_ALL);
            return;
        }
        for (Expr part : parts) {
            function.expressions.value(part);
        }
        code.at(offset);
        DebugNames.Operands names = parts.size() == 2 ? names(binary) : DebugNames.Operands.NONE;
        code.call(Abi.concat(parts.size()), names);
    }

    /** The last operand gives one value, even if it is a call. */
    private static List<Expr> withoutMultiple(List<Expr> parts) {
        List<Expr> all = new ArrayList<>(parts);
        Expr last = all.getLast();
        all.set(all.size() - 1, new Expr.Paren(last.span(), last));
        return all;
    }

    /** {@return where the operator stands, behind blanks and comments that follow its left side} */
    int operatorOffset(Expr.Binary binary) {
        String text = function.chunk().source().text();
        int offset = binary.left().span().end();
        int limit = Math.min(binary.right().span().start(), text.length());
        while (offset < limit) {
            char c = text.charAt(offset);
            boolean comment = c == '-' && offset + 1 < limit && text.charAt(offset + 1) == '-';
            if (comment) {
                int end = text.indexOf('\n', offset);
                offset = end < 0 ? limit : end;
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                offset++;
            } else {
                break;
            }
        }
        return Math.min(offset, limit);
    }
}
