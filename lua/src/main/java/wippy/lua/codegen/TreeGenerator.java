// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_double;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wippy.lua.syntax.BinaryOperator;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.UnaryOperator;

/**
 * Generates {@link NumericTree}s in up to four ways, of which the program takes the first that
 * fits: floats read raw from tables; all leaves integers; all leaves floats; anything, operator by
 * operator. What is done with the result is generated for each way, so that it can stay raw.
 */
final class TreeGenerator {

    /** Integers up to here are floats without loss. */
    private static final long EXACT_MAX = 1L << 53;

    private final FunctionGenerator function;
    private final Operators operators;
    private final Code code;
    private final CodeBuilder out;

    TreeGenerator(FunctionGenerator function, Operators operators) {
        this.function = function;
        this.operators = operators;
        this.code = function.code();
        this.out = code.out();
    }

    /** What to do with a computed number or pair of numbers on the stack. */
    private record Goal(List<NumericTree.Node> roots, Consumer<Kind> raw, Runnable generic) {}

    /** Computes an arithmetic expression of unknown kind. */
    void generate(Expr expression, Consumer<Kind> sink) {
        int mark = code.mark();
        NumericTree tree = new NumericTree(function);
        NumericTree.Node root = tree.add(expression);
        run(
                tree,
                new Goal(
                        List.of(root),
                        sink,
                        () -> {
                            generic(root);
                            sink.accept(Kind.ANY);
                        }));
        code.release(mark);
    }

    /**
     * Compares two expressions, not both of known kind, and jumps when the outcome is {@code when}.
     */
    void compare(Expr.Binary binary, Label target, boolean when) {
        int mark = code.mark();
        NumericTree tree = new NumericTree(function);
        NumericTree.Node left = tree.add(binary.left());
        NumericTree.Node right = tree.add(binary.right());
        run(
                tree,
                new Goal(
                        List.of(left, right),
                        kind -> ordered(kind, binary.operator(), target, when),
                        () -> genericCompare(binary, left, right, target, when)));
        code.release(mark);
    }

    private void run(NumericTree tree, Goal goal) {
        Label end = code.label();
        evaluateEffects(tree);
        if (tree.leaves().stream().anyMatch(NumericTree.Leaf::isDeferred)) {
            Label otherwise = code.label();
            if (fromTables(tree, goal, otherwise)) {
                out.goto_(end);
            }
            code.bind(otherwise);
            for (NumericTree.Leaf leaf : tree.leaves()) {
                if (leaf.isDeferred()) {
                    leaf.operand = function.expressions.spill(read(leaf.expression));
                    leaf.access = NumericTree.Leaf.Access.PRESENT;
                }
            }
        }
        whenAll(Kind.LONG, tree, goal, end);
        whenAll(Kind.DOUBLE, tree, goal, end);
        goal.generic().run();
        code.bind(end);
    }

    private Kind read(Expr expression) {
        function.expressions.value(expression);
        return Kind.ANY;
    }

    /** Reads of tables wait for the tests, unless something with effects comes after them. */
    private void evaluateEffects(NumericTree tree) {
        List<NumericTree.Leaf> leaves = tree.leaves();
        int last = -1;
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i).access == NumericTree.Leaf.Access.EFFECT) {
                last = i;
            }
        }
        for (int i = 0; i < leaves.size(); i++) {
            NumericTree.Leaf leaf = leaves.get(i);
            if (leaf.access == NumericTree.Leaf.Access.PRESENT) {
                leaf.operand = operators.operand(leaf.expression);
            } else if (i <= last) {
                leaf.operand = operators.operand(leaf.expression);
                leaf.access = NumericTree.Leaf.Access.PRESENT;
            }
        }
    }

    /** {@return false when not all of the tree can be floats} */
    private boolean fromTables(NumericTree tree, Goal goal, Label otherwise) {
        Kind kind = kindOf(goal, Kind.DOUBLE);
        if (kind == null) {
            return false;
        }
        for (NumericTree.Leaf leaf : tree.leaves()) {
            if (!leaf.isDeferred()) {
                operators.test(leaf.operand, Kind.DOUBLE, otherwise);
            }
        }
        for (NumericTree.Leaf leaf : tree.leaves()) {
            if (leaf.isDeferred()) {
                rawRead(leaf, otherwise);
            }
        }
        raw(goal, Kind.DOUBLE, kind);
        return true;
    }

    private void rawRead(NumericTree.Leaf leaf, Label otherwise) {
        Expr.Index index = (Expr.Index) leaf.expression;
        if (index.key() instanceof Expr.StringLiteral) {
            function.expressions.constant(function.expressions.site(index));
            function.expressions.value(index.object());
            code.call(Abi.FIELD_CELL);
            int cell = code.allocate(1);
            out.astore(cell);
            out.aload(cell);
            out.ifnull(otherwise);
            out.aload(cell);
            out.getfield(Abi.FLOAT_CELL, "value", CD_double);
        } else {
            function.expressions.value(index.object());
            function.expressions.value(index.key(), Kind.LONG);
            code.call(Abi.HOLDS_DOUBLE);
            out.ifeq(otherwise);
            function.expressions.value(index.object());
            out.checkcast(Abi.TABLE);
            function.expressions.value(index.key(), Kind.LONG);
            code.call(Abi.DOUBLE_AT);
        }
        leaf.operand = function.expressions.spill(Kind.DOUBLE);
    }

    private @Nullable Kind kindOf(Goal goal, Kind leaf) {
        Kind common = null;
        for (NumericTree.Node root : goal.roots()) {
            Kind kind = NumericTree.kind(root, leaf);
            if (kind == null || (common != null && common != kind && !isExact(goal))) {
                return null;
            }
            common = common == null || common == kind ? kind : Kind.DOUBLE;
        }
        return common;
    }

    /** Integers are compared with floats exactly; as floats only when they are small constants. */
    private boolean isExact(Goal goal) {
        return goal.roots().stream()
                .anyMatch(
                        root ->
                                root instanceof NumericTree.Node.Known known
                                        && operators.constant(known.expression())
                                                instanceof Operators.Operand.Integer number
                                        && Math.abs(number.value()) <= EXACT_MAX);
    }

    private void whenAll(Kind leaf, NumericTree tree, Goal goal, Label end) {
        Kind kind = kindOf(goal, leaf);
        boolean fits =
                leaf == Kind.DOUBLE
                        || tree.leaves().stream().noneMatch(l -> l.operand.kind() == Kind.DOUBLE);
        if (kind == null || !fits) {
            return;
        }
        Label next = code.label();
        for (NumericTree.Leaf l : tree.leaves()) {
            operators.test(l.operand, leaf, next);
        }
        raw(goal, leaf, kind);
        out.goto_(end);
        code.bind(next);
    }

    private void raw(Goal goal, Kind leaf, Kind kind) {
        for (NumericTree.Node root : goal.roots()) {
            code.convert(raw(root, leaf), kind);
        }
        goal.raw().accept(kind);
    }

    private Kind raw(NumericTree.Node node, Kind leaf) {
        return switch (node) {
            case NumericTree.Node.Known known -> function.expressions.raw(known.expression());
            case NumericTree.Leaf value -> operators.load(value.operand, leaf);
            case NumericTree.Node.Unary unary -> {
                Kind kind = raw(unary.operand(), leaf);
                operators.unaryInstruction(unary.expression().operator(), kind);
                yield kind;
            }
            case NumericTree.Node.Binary binary -> {
                Kind kind = NumericTree.kind(binary, leaf);
                if (kind == null) {
                    throw new IllegalStateException("not raw: " + binary.expression());
                }
                BinaryOperator operator = binary.expression().operator();
                boolean raises = kind == Kind.LONG && operators.mayRaise(binary.expression());
                if (raises) {
                    code.state();
                }
                code.convert(raw(binary.left(), leaf), kind);
                code.convert(raw(binary.right(), leaf), kind);
                if (raises) {
                    code.at(operators.operatorOffset(binary.expression()));
                    code.call(Abi.longDivision(operator == BinaryOperator.MODULO));
                } else {
                    operators.instruction(operator, kind);
                }
                yield kind;
            }
        };
    }

    /** Pushes a node's value computed operator by operator. */
    private void generic(NumericTree.Node node) {
        switch (node) {
            case NumericTree.Node.Known known -> function.expressions.value(known.expression());
            case NumericTree.Leaf leaf -> operators.load(leaf.operand, Kind.ANY);
            case NumericTree.Node.Unary unary -> {
                code.state();
                generic(unary.operand());
                operators.callUnary(
                        unary.expression(),
                        unary.expression().operator() == UnaryOperator.NEGATE
                                ? "negate"
                                : "bitNot");
            }
            case NumericTree.Node.Binary binary -> {
                Expr.Binary expression = binary.expression();
                BinaryOperator operator = expression.operator();
                code.state();
                Kind left = form(binary.left(), operator);
                Kind right = left.isNumber() ? Kind.ANY : form(binary.right(), operator);
                genericOperand(binary.left(), left);
                genericOperand(binary.right(), right);
                code.at(operators.operatorOffset(expression));
                code.call(
                        Abi.arithmetic(Operators.name(operator), left, right),
                        operators.names(expression));
            }
        }
    }

    private void genericOperand(NumericTree.Node node, Kind kind) {
        if (kind.isNumber() && node instanceof NumericTree.Node.Known known) {
            function.expressions.value(known.expression(), kind);
        } else {
            generic(node);
        }
    }

    private static Kind form(NumericTree.Node node, BinaryOperator operator) {
        return node instanceof NumericTree.Node.Known known
                        && Operators.hasForm(operator, known.kind())
                ? known.kind()
                : Kind.ANY;
    }

    private void genericCompare(
            Expr.Binary binary,
            NumericTree.Node left,
            NumericTree.Node right,
            Label target,
            boolean when) {
        BinaryOperator operator = binary.operator();
        boolean swapped =
                operator == BinaryOperator.GREATER || operator == BinaryOperator.GREATER_EQUAL;
        generic(left);
        Operators.Operand first = function.expressions.spill(Kind.ANY);
        generic(right);
        Operators.Operand second = function.expressions.spill(Kind.ANY);
        code.at(operators.operatorOffset(binary));
        code.state();
        operators.load(swapped ? second : first, Kind.ANY);
        operators.load(swapped ? first : second, Kind.ANY);
        code.call(Abi.comparison(Operators.name(operator), Kind.ANY, Kind.ANY));
        if (when != (operator == BinaryOperator.NOT_EQUAL)) {
            out.ifne(target);
        } else {
            out.ifeq(target);
        }
    }

    /** Jumps on two raw numbers of one kind; nothing is below, above or equal to NaN. */
    private void ordered(Kind kind, BinaryOperator operator, Label target, boolean when) {
        boolean less = operator == BinaryOperator.LESS || operator == BinaryOperator.LESS_EQUAL;
        if (kind == Kind.LONG) {
            out.lcmp();
        } else if (less) {
            out.dcmpg();
        } else {
            out.dcmpl();
        }
        switch (operator) {
            case LESS -> branch(when, () -> out.iflt(target), () -> out.ifge(target));
            case LESS_EQUAL -> branch(when, () -> out.ifle(target), () -> out.ifgt(target));
            case GREATER -> branch(when, () -> out.ifgt(target), () -> out.ifle(target));
            case GREATER_EQUAL -> branch(when, () -> out.ifge(target), () -> out.iflt(target));
            case EQUAL -> branch(when, () -> out.ifeq(target), () -> out.ifne(target));
            case NOT_EQUAL -> branch(when, () -> out.ifne(target), () -> out.ifeq(target));
            default -> throw new IllegalStateException("no comparison: " + operator);
        }
    }

    private static void branch(boolean when, Runnable whenTrue, Runnable whenFalse) {
        if (when) {
            whenTrue.run();
        } else {
            whenFalse.run();
        }
    }
}
