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
                            generic(root, tree);
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
                        () -> {
                            generic(left, tree);
                            Operators.Operand first = function.expressions.spill(Kind.ANY);
                            generic(right, tree);
                            Operators.Operand second = function.expressions.spill(Kind.ANY);
                            genericCompare(binary, first, second, target, when);
                        }));
        code.release(mark);
    }

    private void run(NumericTree tree, Goal goal) {
        Label end = code.label();
        evaluateEffects(tree, goal);
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

    /**
     * Reads of tables wait for the tests, unless something with effects comes after them. Operators
     * wait, too, even for a call that stands behind them, if their operands are such that they have
     * no effects themselves.
     */
    private void evaluateEffects(NumericTree tree, Goal goal) {
        List<NumericTree.Leaf> leaves = tree.leaves();
        int last = -1;
        for (NumericTree.Leaf leaf : leaves) {
            if (leaf.access == NumericTree.Leaf.Access.EFFECT) {
                last = leaf.index;
            }
        }
        for (NumericTree.Leaf leaf : leaves) {
            if (leaf.access == NumericTree.Leaf.Access.EFFECT
                    && EvaluationOrder.mayCall(leaf.expression)) {
                goal.roots().forEach(root -> finishBefore(leaf, root, tree));
            }
            if (leaf.access == NumericTree.Leaf.Access.PRESENT
                    || (leaf.index <= last && leaf.access != NumericTree.Leaf.Access.LATE)) {
                evaluate(leaf);
            }
        }
        for (NumericTree.Leaf leaf : leaves) {
            if (leaf.access == NumericTree.Leaf.Access.LATE) {
                evaluate(leaf);
            }
        }
    }

    private void evaluate(NumericTree.Leaf leaf) {
        leaf.operand = operators.operand(leaf.expression);
        leaf.access = NumericTree.Leaf.Access.PRESENT;
    }

    /** Computes the operators that stand before a call, unless they have no effects. */
    private void finishBefore(NumericTree.Leaf call, NumericTree.Node node, NumericTree tree) {
        if (node instanceof NumericTree.Leaf || node instanceof NumericTree.Node.Known) {
            return;
        }
        if (!NumericTree.isBefore(node, call)) {
            if (node instanceof NumericTree.Node.Binary binary) {
                finishBefore(call, binary.left(), tree);
                finishBefore(call, binary.right(), tree);
            } else if (node instanceof NumericTree.Node.Unary unary) {
                finishBefore(call, unary.operand(), tree);
            }
            return;
        }
        if (tree.early().containsKey(node)) {
            return;
        }
        List<NumericTree.Leaf> operands = NumericTree.leaves(node);
        for (NumericTree.Leaf leaf : operands) {
            if (leaf.access == NumericTree.Leaf.Access.LATE) {
                evaluate(leaf);
            }
        }
        NumericTree.Pure pure = tree.pure(node);
        Label compute = code.label();
        Label end = code.label();
        if (pure != null) {
            for (NumericTree.Leaf leaf : operands) {
                test(leaf.operand, pure, compute);
            }
            code.state();
            out.goto_(end);
            code.bind(compute);
        }
        generic(node, tree);
        code.bind(end);
        tree.early().put(node, function.expressions.spill(Kind.ANY));
    }

    private void test(Operators.Operand operand, NumericTree.Pure pure, Label otherwise) {
        if (pure == NumericTree.Pure.INTEGERS) {
            operators.test(operand, Kind.LONG, otherwise);
        } else if (!operand.kind().isNumber()) {
            operators.load(operand, Kind.ANY);
            out.instanceOf(Abi.NUMBER);
            out.ifeq(otherwise);
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
            case NumericTree.Leaf value -> {
                Kind known = value.operand.kind();
                yield operators.load(value.operand, known.isNumber() ? known : leaf);
            }
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
    private void generic(NumericTree.Node node, NumericTree tree) {
        Operators.Operand early = tree.early().get(node);
        if (early == null) {
            compute(node, tree);
            return;
        }
        Label end = code.label();
        operators.load(early, Kind.ANY);
        out.dup();
        code.state();
        out.if_acmpne(end);
        out.pop();
        compute(node, tree);
        code.bind(end);
    }

    private void compute(NumericTree.Node node, NumericTree tree) {
        switch (node) {
            case NumericTree.Node.Known known -> function.expressions.value(known.expression());
            case NumericTree.Leaf leaf -> operators.load(leaf.operand, Kind.ANY);
            case NumericTree.Node.Unary unary -> {
                code.state();
                generic(unary.operand(), tree);
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
                genericOperand(binary.left(), left, tree);
                genericOperand(binary.right(), right, tree);
                code.at(operators.operatorOffset(expression));
                code.call(
                        Abi.arithmetic(Operators.name(operator), left, right),
                        operators.names(expression));
            }
        }
    }

    private void genericOperand(NumericTree.Node node, Kind kind, NumericTree tree) {
        if (kind.isNumber() && node instanceof NumericTree.Node.Known known) {
            function.expressions.value(known.expression(), kind);
        } else {
            generic(node, tree);
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
            Operators.Operand first,
            Operators.Operand second,
            Label target,
            boolean when) {
        BinaryOperator operator = binary.operator();
        boolean swapped =
                operator == BinaryOperator.GREATER || operator == BinaryOperator.GREATER_EQUAL;
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
