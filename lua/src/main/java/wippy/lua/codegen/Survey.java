// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wippy.lua.resolve.Resolved;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.Span;
import wippy.lua.syntax.Stat;

/**
 * One walk over a chunk that collects what the generator needs to know beforehand: what is assigned
 * to each local, which locals hold one known function, how big each function is.
 */
final class Survey {

    /** Stands for a value that the walk knows nothing of. */
    static final Expr UNKNOWN = new Expr.Nil(new Span(0, 0));

    private final Resolved resolved;
    private final Map<Variable, List<Expr>> assigned = new IdentityHashMap<>();
    private final Map<Variable, Stat.NumericFor> counters = new IdentityHashMap<>();
    private final Map<Variable, FunctionBody> functions = new IdentityHashMap<>();
    private final Map<FunctionBody, Measure> measures = new IdentityHashMap<>();
    private final List<FunctionBody> order = new ArrayList<>();
    private Measure current = new Measure();

    private final Set<Stat> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Variable> operands = Collections.newSetFromMap(new IdentityHashMap<>());
    private FunctionBody currentBody;

    /** Calls and loops seen so far. */
    private int busy;

    private Survey(Resolved resolved) {
        this.resolved = resolved;
        this.currentBody = resolved.chunk().main();
    }

    static Survey of(Resolved resolved) {
        Survey survey = new Survey(resolved);
        survey.function(resolved.chunk().main());
        return survey;
    }

    /** How big a function is. */
    static final class Measure {
        /** Locals that it declares, parameters included. */
        int locals;

        /** About how many bytes its method takes with operators inline. */
        int bytes;

        /** About how many bytes its method takes with operators out of line. */
        int compactBytes;

        /** Whether every return gives one value that is not a tail call. */
        boolean givesOneValue = true;

        private void add(int inline, int compact) {
            bytes += inline;
            compactBytes += compact;
        }
    }

    /** {@return every local with what is assigned to it, {@link #UNKNOWN} included} */
    Map<Variable, List<Expr>> assigned() {
        return assigned;
    }

    /** {@return the loop that counts with this variable} */
    Optional<Stat.NumericFor> counter(Variable variable) {
        return Optional.ofNullable(counters.get(variable));
    }

    /** {@return locals that hold the same function from their declaration on} */
    Map<Variable, FunctionBody> functions() {
        return functions;
    }

    /** {@return all functions, an enclosing one before those in it; the main function first} */
    List<FunctionBody> order() {
        return order;
    }

    /** {@return whether a local stands as an operand of arithmetic somewhere} */
    boolean isOperand(Variable variable) {
        return operands.contains(variable);
    }

    Measure measure(FunctionBody body) {
        return measures.getOrDefault(body, current);
    }

    /** {@return whether a loop has neither calls nor further loops in it} */
    boolean isLeaf(Stat loop) {
        return leaves.contains(loop);
    }

    private void loop(Stat loop, Runnable parts) {
        int before = busy;
        parts.run();
        if (busy == before) {
            leaves.add(loop);
        }
        busy++;
    }

    private void function(FunctionBody body) {
        Measure outer = current;
        FunctionBody outerBody = currentBody;
        current = new Measure();
        currentBody = body;
        measures.put(body, current);
        order.add(body);
        for (Variable parameter : resolved.scope(body).parameters()) {
            declare(parameter, UNKNOWN);
        }
        block(body.body());
        current.givesOneValue &= Statements.endsInReturn(body.body());
        currentBody = outerBody;
        current = outer;
        current.add(20, 20);
    }

    private void declare(Variable variable, Expr value) {
        current.locals++;
        assign(variable, value);
    }

    private void assign(Variable variable, Expr value) {
        assigned.computeIfAbsent(variable, v -> new ArrayList<>()).add(value);
    }

    private void block(Block block) {
        for (Stat statement : block.statements()) {
            statement(statement);
        }
    }

    private void statement(Stat statement) {
        current.add(4, 4);
        switch (statement) {
            case Stat.Assign assign -> assignment(assign);
            case Stat.CallStat call -> expression(call.call());
            case Stat.Do block -> block(block.body());
            case Stat.While loop -> {
                current.add(24, 24);
                loop(
                        loop,
                        () -> {
                            expression(loop.condition());
                            block(loop.body());
                        });
            }
            case Stat.Repeat loop -> {
                current.add(24, 24);
                loop(
                        loop,
                        () -> {
                            block(loop.body());
                            expression(loop.condition());
                        });
            }
            case Stat.If branch -> {
                for (Stat.If.Clause clause : branch.clauses()) {
                    expression(clause.condition());
                    block(clause.body());
                }
                branch.otherwise().ifPresent(this::block);
            }
            case Stat.NumericFor loop -> numericFor(loop);
            case Stat.GenericFor loop -> genericFor(loop);
            case Stat.FunctionStat function -> {
                expression(function.target());
                if (function.target() instanceof Expr.Name name) {
                    resolved.variable(name).ifPresent(variable -> assign(variable, UNKNOWN));
                }
                function(function.body());
            }
            case Stat.LocalFunction function -> localFunction(function);
            case Stat.Local local -> local(local);
            case Stat.Return result -> {
                current.add(20, 20);
                current.givesOneValue &= isOneValue(result.values());
                expressions(result.values());
            }
            case Stat.Goto jump -> current.add(20, 20);
            case Stat.Break ignored -> {}
            case Stat.Label ignored -> {}
            case Stat.TypeAlias ignored -> {}
            case Stat.InterfaceStat ignored -> {}
        }
    }

    private boolean isOneValue(List<Expr> values) {
        if (values.size() != 1) {
            return false;
        }
        return !Expressions.isMultiple(values.getFirst()) || isSelfCall(values.getFirst());
    }

    /** A call of the function itself in tail position becomes a jump. */
    private boolean isSelfCall(Expr expression) {
        return expression instanceof Expr.Call call
                && call.function() instanceof Expr.Name name
                && currentBody.vararg().isEmpty()
                && (call.arguments().isEmpty()
                        || !Expressions.isMultiple(call.arguments().getLast()))
                && resolved.variable(name).map(functions::get).orElse(null) == currentBody;
    }

    private void assignment(Stat.Assign assign) {
        expressions(assign.targets());
        expressions(assign.values());
        boolean matched = assign.targets().size() == assign.values().size();
        for (int i = 0; i < assign.targets().size(); i++) {
            current.add(12, 12);
            if (assign.targets().get(i) instanceof Expr.Name name) {
                Expr value = matched ? assign.values().get(i) : UNKNOWN;
                resolved.variable(name).ifPresent(variable -> assign(variable, value));
            }
        }
    }

    private void local(Stat.Local local) {
        expressions(local.values());
        List<Variable> variables = resolved.declared(local);
        int known = Math.min(variables.size(), local.values().size());
        for (int i = 0; i < variables.size(); i++) {
            current.add(6, 6);
            Variable variable = variables.get(i);
            Expr value = i < known ? local.values().get(i) : UNKNOWN;
            declare(variable, value);
            if (value instanceof Expr.Function function && !variable.isReassigned()) {
                functions.put(variable, function.body());
            }
        }
    }

    private void localFunction(Stat.LocalFunction function) {
        Variable variable = resolved.declared(function).getFirst();
        declare(variable, UNKNOWN);
        if (!variable.isReassigned()) {
            functions.put(variable, function.body());
        }
        function(function.body());
    }

    private void numericFor(Stat.NumericFor loop) {
        current.add(80, 80);
        current.locals += 4;
        expression(loop.start());
        expression(loop.limit());
        loop.step().ifPresent(this::expression);
        Variable variable = resolved.declared(loop).getFirst();
        current.locals++;
        assigned.computeIfAbsent(variable, v -> new ArrayList<>());
        counters.put(variable, loop);
        loop(loop, () -> block(loop.body()));
    }

    private void genericFor(Stat.GenericFor loop) {
        current.add(160, 160);
        current.locals += 5;
        expressions(loop.values());
        for (Variable variable : resolved.declared(loop)) {
            declare(variable, UNKNOWN);
        }
        loop(loop, () -> block(loop.body()));
    }

    private void expressions(List<Expr> expressions) {
        for (Expr expression : expressions) {
            expression(expression);
        }
    }

    private void expression(Expr expression) {
        switch (expression) {
            case Expr.Nil ignored -> current.add(2, 2);
            case Expr.Bool ignored -> current.add(4, 4);
            case Expr.IntegerLiteral ignored -> current.add(4, 4);
            case Expr.FloatLiteral ignored -> current.add(4, 4);
            case Expr.StringLiteral ignored -> current.add(4, 4);
            case Expr.Vararg ignored -> current.add(6, 6);
            case Expr.Function function -> function(function.body());
            case Expr.Name ignored -> current.add(4, 4);
            case Expr.Index index -> {
                current.add(10, 10);
                expression(index.object());
                expression(index.key());
            }
            case Expr.Call call -> {
                current.add(20, 20);
                busy++;
                expression(call.function());
                expressions(call.arguments());
            }
            case Expr.MethodCall call -> {
                current.add(24, 24);
                busy++;
                expression(call.object());
                expressions(call.arguments());
            }
            case Expr.Binary binary -> {
                current.add(Operators.isInline(binary.operator()) ? 90 : 10, 10);
                if (NumericTree.isArithmetic(binary.operator())) {
                    operand(binary.left());
                    operand(binary.right());
                }
                expression(binary.left());
                expression(binary.right());
            }
            case Expr.Unary unary -> {
                current.add(8, 8);
                expression(unary.operand());
            }
            case Expr.Paren paren -> expression(paren.inner());
            case Expr.Table table -> {
                current.add(12, 12);
                for (Expr.Field field : table.fields()) {
                    field(field);
                }
            }
            case Expr.Cast cast -> expression(cast.value());
            case Expr.NonNil claim -> expression(claim.value());
        }
    }

    private void operand(Expr expression) {
        if (expression instanceof Expr.Name name) {
            resolved.variable(name).ifPresent(operands::add);
        }
    }

    private void field(Expr.Field field) {
        current.add(12, 12);
        switch (field) {
            case Expr.Field.Keyed keyed -> {
                expression(keyed.key());
                expression(keyed.value());
            }
            case Expr.Field.Positional positional -> expression(positional.value());
        }
    }
}
