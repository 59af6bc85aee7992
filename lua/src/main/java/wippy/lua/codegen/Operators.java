// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.BinaryOperator;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.UnaryOperator;

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
    private final TreeGenerator trees;

    Operators(FunctionGenerator function) {
        this.function = function;
        this.code = function.code();
        this.out = code.out();
        this.trees = new TreeGenerator(function, this);
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

        /** A local of mostly one kind of number, in parts; see {@link wippy.lua.Tags}. */
        record Tagged(int reference, int real, int integer) implements Operand {
            @Override
            public Kind kind() {
                return Kind.ANY;
            }
        }
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
                        case Operand.Tagged ignored -> null;
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
            case Operand.Tagged tagged -> {
                switch (wanted) {
                    case ANY -> {
                        out.aload(tagged.reference());
                        out.dload(tagged.real());
                        out.lload(tagged.integer());
                        code.call(Abi.TAGGED_VALUE);
                    }
                    case LONG -> out.lload(tagged.integer());
                    case DOUBLE -> out.dload(tagged.real());
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
            switch (variable.map(function.variables::storage).orElse(null)) {
                case Storage.Local local -> {
                    return new Operand.InSlot(local.slot(), local.kind());
                }
                case Storage.Tagged tagged -> {
                    return tagged.operand();
                }
                case null, default -> {}
            }
        }
        if (expression instanceof Expr.Paren paren && !Expressions.isMultiple(paren.inner())) {
            return operand(paren.inner());
        }
        return function.expressions.spill(function.expressions.raw(expression));
    }

    /** The operands of a comparison. */
    record Pair(Operand left, Operand right) {}

    /** Evaluates the operands of a comparison. */
    Pair operands(Expr.Binary binary) {
        if (function.order.isReadAfter(binary.left(), binary.right())) {
            Operand right = operand(binary.right());
            return new Pair(operand(binary.left()), right);
        }
        Operand left = operand(binary.left());
        return new Pair(left, operand(binary.right()));
    }

    /** Pushes the result of an arithmetic or bitwise operator; {@return its kind} */
    Kind arithmetic(Expr.Binary binary) {
        Kind kind = function.kinds().of(binary);
        if (kind.isNumber()) {
            raw(binary, kind);
            return kind;
        }
        if (function.isCompact()) {
            outOfLine(binary);
        } else {
            trees.generate(binary, code::box);
        }
        return Kind.ANY;
    }

    /** {@return whether an expression is worth a tree: its result may be raw in one of the ways} */
    boolean isTree(Expr expression) {
        if (function.isCompact() || function.kinds().of(expression).isNumber()) {
            return false;
        }
        return switch (expression) {
            case Expr.Binary binary -> NumericTree.isArithmetic(binary.operator());
            case Expr.Unary unary -> NumericTree.isArithmetic(unary.operator());
            case Expr.Paren paren ->
                    !Expressions.isMultiple(paren.inner()) && isTree(paren.inner());
            default -> false;
        };
    }

    /** {@return the generator of arithmetic on operands of unknown kind} */
    TreeGenerator trees() {
        return trees;
    }

    DebugNames.Operands names(Expr.Binary binary) {
        return new DebugNames.Operands(
                function.expressions.describe(binary.left()),
                function.expressions.describe(binary.right()));
    }

    private void raw(Expr.Binary binary, Kind kind) {
        BinaryOperator operator = binary.operator();
        boolean raises = kind == Kind.LONG && mayRaise(binary);
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

    /** {@return whether an operator on integers raises for a divisor of 0} */
    boolean mayRaise(Expr.Binary binary) {
        boolean division =
                binary.operator() == BinaryOperator.FLOOR_DIVIDE
                        || binary.operator() == BinaryOperator.MODULO;
        return division
                && !(constant(binary.right()) instanceof Operand.Integer divisor
                        && divisor.value() != 0);
    }

    /** Applies an operator to one raw number on the stack. */
    void unaryInstruction(UnaryOperator operator, Kind kind) {
        if (operator == UnaryOperator.BIT_NOT) {
            out.loadConstant(-1L);
            out.lxor();
        } else if (kind == Kind.LONG) {
            out.lneg();
        } else {
            out.dneg();
        }
    }

    /** Applies an operator to two raw numbers on the stack. */
    void instruction(BinaryOperator operator, Kind kind) {
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
        Operand right = null;
        if (function.order.isReadAfter(binary.left(), binary.right())) {
            right = operand(binary.right());
        }
        code.state();
        Kind leftKind = Kind.ANY;
        Kind rightKind = Kind.ANY;
        if (right == null) {
            leftKind = outOfLineOperand(binary, binary.left(), Kind.ANY);
            rightKind = outOfLineOperand(binary, binary.right(), leftKind);
        } else {
            function.expressions.value(binary.left());
            load(right, Kind.ANY);
        }
        code.at(operatorOffset(binary));
        code.call(Abi.arithmetic(name(binary.operator()), leftKind, rightKind), names(binary));
    }

    /** One operand may be raw, but not both. */
    private Kind outOfLineOperand(Expr.Binary binary, Expr operand, Kind other) {
        Kind kind = function.kinds().of(operand);
        boolean otherIsRaw =
                other.isNumber()
                        || (operand == binary.left()
                                && function.kinds().of(binary.right()).isNumber());
        boolean isRaw = kind.isNumber() && !otherIsRaw && hasForm(binary.operator(), kind);
        function.expressions.value(operand, isRaw ? kind : Kind.ANY);
        return isRaw ? kind : Kind.ANY;
    }

    static boolean hasForm(BinaryOperator operator, Kind kind) {
        return kind == Kind.LONG || !isBitwise(operator);
    }

    static boolean isBitwise(BinaryOperator operator) {
        return switch (operator) {
            case BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT -> true;
            default -> false;
        };
    }

    /** Jumps when an operand is not a number of a kind; raw operands need no test. */
    void test(Operand operand, Kind kind, Label otherwise) {
        if (operand.kind().isNumber()) {
            return;
        }
        if (operand instanceof Operand.Tagged tagged) {
            out.aload(tagged.reference());
            out.getstatic(Abi.TAGS, kind == Kind.LONG ? "INTEGER" : "FLOAT", CD_Object);
            out.if_acmpne(otherwise);
            return;
        }
        load(operand, Kind.ANY);
        out.instanceOf(kind == Kind.LONG ? Abi.UNBOX_LONG.owner() : Abi.UNBOX_DOUBLE.owner());
        out.ifeq(otherwise);
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
            case NEGATE, BIT_NOT -> {
                if (kind.isNumber()) {
                    function.expressions.value(operand, kind);
                    unaryInstruction(unary.operator(), kind);
                    return kind;
                }
                if (isTree(unary)) {
                    trees.generate(unary, code::box);
                } else {
                    code.state();
                    function.expressions.value(operand);
                    boolean negate = unary.operator() == UnaryOperator.NEGATE;
                    callUnary(unary, negate ? "negate" : "bitNot");
                }
            }
        }
        return Kind.ANY;
    }

    /** Calls the routine of an operator; state and operand are on the stack. */
    void callUnary(Expr.Unary unary, String name) {
        code.at(unary.span().start());
        String described = function.expressions.describeAlone(unary.operand());
        code.call(Abi.arithmetic(name), DebugNames.Operands.of(described));
    }

    /** Pushes the concatenation of a chain of {@code ..}, evaluated from left to right. */
    void concat(Expr.Binary binary) {
        List<Expr> parts = new ArrayList<>();
        Expr rest = binary;
        int offset = operatorOffset(binary);
        while (rest instanceof Expr.Binary chain
                && chain.operator() == BinaryOperator.CONCAT
                && !function.expressions.isOutlined(chain)) {
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
