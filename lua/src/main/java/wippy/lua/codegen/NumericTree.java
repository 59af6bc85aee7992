// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.BinaryOperator;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.UnaryOperator;

/**
 * Arithmetic seen as a tree whose leaves are of unknown kind: when all leaves turn out to be
 * numbers of one kind, the whole tree is computed raw.
 */
final class NumericTree {

    /** Larger trees are cut: their parts become leaves. */
    private static final int OPERATORS_MAX = 10;

    /** A node of the tree. */
    sealed interface Node {
        /** A part whose kind is known; computing it twice does no harm. */
        record Known(Expr expression, Kind kind) implements Node {}

        record Binary(Expr.Binary expression, Node left, Node right) implements Node {}

        record Unary(Expr.Unary expression, Node operand) implements Node {}
    }

    /** A part of unknown kind. */
    static final class Leaf implements Node {

        /** How its value is read. */
        enum Access {
            /** It is in a JVM local already. */
            PRESENT,
            /** An element by integer key of a table in a JVM local. */
            ELEMENT,
            /** A field of a table in a JVM local. */
            FIELD,
            /** In a local that the calls of the tree may assign: read when it is needed. */
            LATE,
            /** In any other way, which may have effects. */
            EFFECT
        }

        final Expr expression;

        /** Its place among the leaves. */
        final int index;

        Access access;

        /** Where the value is, once it has been read. */
        Operators.Operand operand = Operators.Operand.NIL;

        Leaf(Expr expression, int index, Access access) {
            this.expression = expression;
            this.index = index;
            this.access = access;
        }

        boolean isDeferred() {
            return access == Access.ELEMENT || access == Access.FIELD;
        }
    }

    /** What operands have to be for operators to be without effect. */
    enum Pure {
        /** Integers or floats. */
        NUMBERS,
        /** Integers. */
        INTEGERS
    }

    private final FunctionGenerator function;
    private final List<Leaf> leaves = new ArrayList<>();
    private final Map<Node, Operators.Operand> early = new IdentityHashMap<>();
    private int operators;

    NumericTree(FunctionGenerator function) {
        this.function = function;
    }

    /** {@return the leaves in the order in which they are evaluated} */
    List<Leaf> leaves() {
        return leaves;
    }

    /**
     * {@return for operators that stand before a call, where their result is if it could not wait
     * for that; else the state is there}
     */
    Map<Node, Operators.Operand> early() {
        return early;
    }

    /** Adds an expression; {@return its node} */
    Node add(Expr expression) {
        Kind kind = function.kinds().of(expression);
        if (kind.isNumber() && isRepeatable(expression)) {
            return new Node.Known(expression, kind);
        }
        if (!kind.isNumber() && operators < OPERATORS_MAX) {
            switch (expression) {
                case Expr.Paren paren when !Expressions.isMultiple(paren.inner()) -> {
                    return add(paren.inner());
                }
                case Expr.Binary binary when isArithmetic(binary.operator()) -> {
                    operators++;
                    Node left = add(binary.left());
                    return new Node.Binary(binary, left, add(binary.right()));
                }
                case Expr.Unary unary when isArithmetic(unary.operator()) -> {
                    operators++;
                    return new Node.Unary(unary, add(unary.operand()));
                }
                default -> {}
            }
        }
        Leaf leaf = new Leaf(expression, leaves.size(), access(expression));
        leaves.add(leaf);
        return leaf;
    }

    static boolean isArithmetic(BinaryOperator operator) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO, POWER -> true;
            case BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT -> true;
            default -> false;
        };
    }

    static boolean isArithmetic(UnaryOperator operator) {
        return operator == UnaryOperator.NEGATE || operator == UnaryOperator.BIT_NOT;
    }

    private Leaf.Access access(Expr expression) {
        if (expression instanceof Expr.Name name) {
            if (function.order.isLate(name)) {
                return Leaf.Access.LATE;
            }
            return isPresent(name) ? Leaf.Access.PRESENT : Leaf.Access.EFFECT;
        }
        if (expression instanceof Expr.Index index && isStable(index.object())) {
            if (index.key() instanceof Expr.StringLiteral) {
                return Leaf.Access.FIELD;
            }
            if (function.kinds().of(index.key()) == Kind.LONG && isRepeatable(index.key())) {
                return Leaf.Access.ELEMENT;
            }
        }
        return Leaf.Access.EFFECT;
    }

    private boolean isPresent(Expr.Name name) {
        return storage(name) instanceof Storage.Local || storage(name) instanceof Storage.Tagged;
    }

    private @Nullable Storage storage(Expr.Name name) {
        Optional<Variable> variable = function.chunk().resolved().variable(name);
        return variable.isEmpty() ? null : function.variables.storage(variable.get());
    }

    /** {@return whether a name gives the same whenever it is evaluated within a statement} */
    private boolean isStable(Expr expression) {
        return expression instanceof Expr.Name name
                && (storage(name) instanceof Storage.Local
                        || storage(name) instanceof Storage.Upvalue);
    }

    /** {@return whether computing a number of known kind twice, or later, does no harm} */
    private boolean isRepeatable(Expr expression) {
        return switch (expression) {
            case Expr.IntegerLiteral ignored -> true;
            case Expr.FloatLiteral ignored -> true;
            case Expr.Name ignored -> true;
            case Expr.Paren paren -> isRepeatable(paren.inner());
            case Expr.Unary unary -> isRepeatable(unary.operand());
            case Expr.Binary binary ->
                    isArithmetic(binary.operator())
                            && !function.operators.mayRaise(binary)
                            && isRepeatable(binary.left())
                            && isRepeatable(binary.right());
            default -> false;
        };
    }

    /** {@return whether all leaves of a node stand before one} */
    static boolean isBefore(Node node, Leaf leaf) {
        return leaves(node).stream().allMatch(l -> l.index < leaf.index);
    }

    /** {@return the leaves of a part of the tree} */
    static List<Leaf> leaves(Node node) {
        return switch (node) {
            case Node.Known _ -> List.of();
            case Leaf leaf -> List.of(leaf);
            case Node.Unary unary -> leaves(unary.operand());
            case Node.Binary binary -> {
                List<Leaf> leaves = new ArrayList<>(leaves(binary.left()));
                leaves.addAll(leaves(binary.right()));
                yield leaves;
            }
        };
    }

    /**
     * {@return what the unknown leaves of a node have to be for it to have no effect, with no
     * regard to the values: null if that cannot be told}
     */
    @Nullable Pure pure(Node node) {
        return switch (node) {
            case Node.Known _ -> Pure.NUMBERS;
            case Leaf _ -> Pure.NUMBERS;
            case Node.Unary unary -> {
                boolean bits = unary.expression().operator() == UnaryOperator.BIT_NOT;
                yield bits ? integers(node, pure(unary.operand())) : pure(unary.operand());
            }
            case Node.Binary binary -> {
                Pure left = pure(binary.left());
                Pure right = pure(binary.right());
                if (left == null
                        || right == null
                        || function.operators.mayRaise(binary.expression())) {
                    yield null;
                }
                Pure both = left == Pure.NUMBERS ? right : left;
                yield Operators.isBitwise(binary.expression().operator())
                        ? integers(node, both)
                        : both;
            }
        };
    }

    private static @Nullable Pure integers(Node node, @Nullable Pure operands) {
        boolean fits = operands != null && kind(node, Kind.LONG) == Kind.LONG;
        return fits ? Pure.INTEGERS : null;
    }

    /**
     * {@return the kind of a node when all leaves are of kind {@code leaf}; null if it has none}
     */
    static @Nullable Kind kind(Node node, Kind leaf) {
        return switch (node) {
            case Node.Known known -> known.kind();
            case Leaf value -> value.operand.kind().isNumber() ? value.operand.kind() : leaf;
            case Node.Unary unary -> {
                Kind kind = kind(unary.operand(), leaf);
                boolean bits = unary.expression().operator() == UnaryOperator.BIT_NOT;
                yield bits && kind == Kind.DOUBLE ? null : kind;
            }
            case Node.Binary binary -> {
                Kind left = kind(binary.left(), leaf);
                Kind right = kind(binary.right(), leaf);
                if (left == null || right == null) {
                    yield null;
                }
                yield kind(binary.expression().operator(), left, right);
            }
        };
    }

    private static @Nullable Kind kind(BinaryOperator operator, Kind left, Kind right) {
        return switch (operator) {
            case DIVIDE, POWER -> Kind.DOUBLE;
            case BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT ->
                    left == Kind.LONG && right == Kind.LONG ? Kind.LONG : null;
            default -> left == Kind.LONG && right == Kind.LONG ? Kind.LONG : Kind.DOUBLE;
        };
    }
}
