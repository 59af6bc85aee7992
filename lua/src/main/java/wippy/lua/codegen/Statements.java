// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import wippy.lua.resolve.Variable;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.Stat;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Generates statements other than loops. The operand stack is empty between statements. */
final class Statements {

    private final FunctionGenerator function;
    private final Code code;
    private final CodeBuilder out;
    private final Loops loops;
    private final Assignments assignments;
    private final Deque<Label> breaks = new ArrayDeque<>();
    private final Map<Stat.Label, Label> labels = new IdentityHashMap<>();

    Statements(FunctionGenerator function) {
        this.function = function;
        this.code = function.code();
        this.out = code.out();
        this.loops = new Loops(function, this);
        this.assignments = new Assignments(function);
    }

    /** {@return whether the end of a block is never reached, as far as its form tells} */
    static boolean endsInReturn(Block block) {
        if (block.statements().isEmpty()) {
            return false;
        }
        return switch (block.statements().getLast()) {
            case Stat.Return ignored -> true;
            case Stat.Do inner -> endsInReturn(inner.body());
            case Stat.If branch ->
                    branch.otherwise().isPresent()
                            && endsInReturn(branch.otherwise().get())
                            && branch.clauses().stream().allMatch(c -> endsInReturn(c.body()));
            default -> false;
        };
    }

    /** Generates a block; its JVM locals are free afterwards. */
    void block(Block block) {
        int mark = code.mark();
        open(block);
        code.release(mark);
    }

    /** Generates a block whose locals stay visible, for the condition of {@code repeat}. */
    void open(Block block) {
        for (Stat statement : block.statements()) {
            statement(statement);
        }
    }

    /** Generates the body of a loop that {@code break} leaves for {@code end}. */
    void loopBody(Block body, Label end) {
        breaks.push(end);
        block(body);
        breaks.pop();
    }

    /** As {@link #loopBody}, with the locals still visible. */
    void openLoopBody(Block body, Label end) {
        breaks.push(end);
        open(body);
        breaks.pop();
    }

    private void statement(Stat statement) {
        int mark = code.mark();
        switch (statement) {
            case Stat.Assign assign -> {
                assignments.assign(assign);
                code.release(mark);
            }
            case Stat.CallStat call -> {
                function.calls.effect(call.call());
                code.release(mark);
            }
            case Stat.Do inner -> block(inner.body());
            case Stat.While loop -> loops.whileLoop(loop);
            case Stat.Repeat loop -> loops.repeat(loop);
            case Stat.If branch -> branch(branch);
            case Stat.NumericFor loop -> loops.numeric(loop);
            case Stat.GenericFor loop -> loops.generic(loop);
            case Stat.FunctionStat named -> {
                assignments.assign(named.target(), () -> function.closure(named.body()));
                code.release(mark);
            }
            case Stat.LocalFunction local -> {
                Variable variable = function.chunk().resolved().declared(local).getFirst();
                function.declareFunction(variable, local.body());
            }
            case Stat.Local local -> local(local);
            case Stat.Return result -> result(result);
            case Stat.Break ignored -> out.goto_(breaks.getFirst());
            case Stat.Goto jump -> {
                if (function.chunk().resolved().isBackward(jump)) {
                    code.at(jump.span().start());
                    code.poll();
                }
                out.goto_(label(function.chunk().resolved().target(jump)));
            }
            case Stat.Label label -> code.bind(label(label));
            case Stat.TypeAlias ignored -> {}
            case Stat.InterfaceStat ignored -> {}
        }
    }

    private Label label(Stat.Label label) {
        return labels.computeIfAbsent(label, l -> code.label());
    }

    private void branch(Stat.If branch) {
        Label end = code.label();
        for (int i = 0; i < branch.clauses().size(); i++) {
            Stat.If.Clause clause = branch.clauses().get(i);
            boolean isLast = i == branch.clauses().size() - 1 && branch.otherwise().isEmpty();
            Label next = code.label();
            int mark = code.mark();
            function.conditions.jump(clause.condition(), next, false);
            code.release(mark);
            block(clause.body());
            if (!isLast && !endsInReturn(clause.body())) {
                out.goto_(end);
            }
            code.bind(next);
        }
        branch.otherwise().ifPresent(this::block);
        code.bind(end);
    }

    private void local(Stat.Local local) {
        List<Variable> variables = function.chunk().resolved().declared(local);
        List<Expr> values = local.values();
        boolean oneEach =
                variables.size() == values.size()
                        || (values.size() < variables.size()
                                && (values.isEmpty() || !Expressions.isMultiple(values.getLast())));
        if (!oneEach) {
            List<Operators.Operand> places =
                    function.expressions.adjusted(values, variables.size());
            for (int i = 0; i < variables.size(); i++) {
                Operators.Operand place = places.get(i);
                function.declare(variables.get(i), function.operators.load(place, place.kind()));
            }
            return;
        }
        for (int i = 0; i < variables.size(); i++) {
            if (i >= values.size()) {
                out.aconst_null();
                function.declare(variables.get(i), Kind.ANY);
            } else if (values.get(i) instanceof Expr.Function nested
                    && function.isConstant(variables.get(i))) {
                function.chunk().plan(nested.body());
            } else {
                function.declare(variables.get(i), values.get(i));
            }
        }
    }

    private void result(Stat.Return result) {
        List<Expr> values = result.values();
        int mark = code.mark();
        if (values.size() == 1) {
            Expr value = values.getFirst();
            if (value instanceof Expr.Call || value instanceof Expr.MethodCall) {
                function.calls.tail(value);
                code.release(mark);
                return;
            }
            if (value instanceof Expr.Vararg) {
                out.aload(function.varargs());
                code.call(Abi.RESULTS_OF_ARRAY);
            } else {
                function.expressions.value(value);
            }
        } else if (values.isEmpty()) {
            out.getstatic(Abi.RESULTS, "NONE", Abi.RESULTS);
        } else if (values.size() <= 3 && !Expressions.isMultiple(values.getLast())) {
            for (Expr value : values) {
                function.expressions.value(value);
            }
            code.call(Abi.resultsOf(values.size()));
        } else {
            function.expressions.array(values);
            code.call(Abi.RESULTS_OF_ARRAY);
        }
        function.leave();
        out.areturn();
        code.release(mark);
    }
}
