// SPDX-License-Identifier: Apache-2.0
package wippy.lua.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.Resolved;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.BinaryOperator;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.Span;
import wippy.lua.syntax.Stat;

/** One walk over a chunk that collects which values flow where. */
final class Flows {
    private static final Expr NIL = new Expr.Nil(new Span(0, 0));

    private final Resolved resolved;
    private final IdentityHashMap<Variable, Flow> variables = new IdentityHashMap<>();
    private final IdentityHashMap<FunctionBody, Function> functions = new IdentityHashMap<>();
    private final IdentityHashMap<Variable, FunctionBody> held = new IdentityHashMap<>();
    private final IdentityHashMap<Variable, List<Expr.Call>> calls = new IdentityHashMap<>();
    private final Set<Variable> escaped = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Variable> calculated = Collections.newSetFromMap(new IdentityHashMap<>());

    /** In the order of the source, in which values mostly flow. */
    private final List<Flow> all = new ArrayList<>();

    private final List<Expr> work = new ArrayList<>();
    private Function current;

    /** A function with what it gives. */
    static final class Function {
        final FunctionBody body;
        final Flow result = new Flow();

        /** Parameters first. */
        final List<Variable> variables = new ArrayList<>();

        boolean givesOneValue = true;
        boolean isClosed;

        /** Calls of itself, not counting those in functions nested in it. */
        final List<Expr.Call> selfCalls = new ArrayList<>(0);

        Function(FunctionBody body) {
            this.body = body;
        }
    }

    private Flows(Resolved resolved) {
        this.resolved = resolved;
        this.current = new Function(resolved.chunk().main());
    }

    static Flows of(Resolved resolved) {
        Flows flows = new Flows(resolved);
        resolved.hidden().forEach(variable -> flows.flow(variable).unknown = true);
        flows.function(resolved.chunk().main());
        flows.passArguments();
        return flows;
    }

    List<Flow> all() {
        return all;
    }

    @Nullable Flow of(Variable variable) {
        return variables.get(variable);
    }

    Function of(FunctionBody body) {
        Function function = functions.get(body);
        if (function == null) {
            throw new IllegalArgumentException("function of another chunk: " + body.name());
        }
        return function;
    }

    /** {@return whether a variable is an operand of arithmetic or of an order} */
    boolean isCalculatedWith(Variable variable) {
        return calculated.contains(variable);
    }

    Optional<FunctionBody> callee(Expr.Call call) {
        return call.function() instanceof Expr.Name name
                ? resolved.variable(name).flatMap(this::held)
                : Optional.empty();
    }

    Optional<FunctionBody> held(Variable variable) {
        return Optional.ofNullable(held.get(variable));
    }

    private Flow flow(Variable variable) {
        Flow known = variables.get(variable);
        if (known == null) {
            known = new Flow();
            variables.put(variable, known);
            all.add(known);
            current.variables.add(variable);
        }
        return known;
    }

    private void function(FunctionBody body) {
        Function outer = current;
        current = new Function(body);
        functions.put(body, current);
        resolved.scope(body).parameters().forEach(this::flow);
        block(body.body());
        current.givesOneValue &= endsInReturn(body.body());
        all.add(current.result);
        current = outer;
    }

    /** What comes into parameters is known when all calls are. */
    private void passArguments() {
        held.forEach(
                (variable, body) -> {
                    if (!mayEscape(variable)) {
                        of(body).isClosed = true;
                        for (Expr.Call call : calls.getOrDefault(variable, List.of())) {
                            passArguments(call.arguments(), resolved.scope(body).parameters());
                        }
                    }
                });
        for (Function function : functions.values()) {
            if (!function.isClosed) {
                for (Variable parameter : resolved.scope(function.body).parameters()) {
                    flow(parameter).unknownArguments = true;
                }
            }
        }
    }

    /** Globals use {@code _ENV} without naming it. */
    private boolean mayEscape(Variable variable) {
        return escaped.contains(variable) || variable.name().text().equals("_ENV");
    }

    private void passArguments(List<Expr> arguments, List<Variable> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            Flow flow = flow(parameters.get(i));
            Optional<Expr> argument = value(arguments, i);
            argument.ifPresent(flow.arguments::add);
            flow.unknownArguments |= argument.isEmpty();
        }
    }

    /** The value for the target at an index (Lua 5.3 §3.3.3); empty if it is not written down. */
    static Optional<Expr> value(List<Expr> values, int index) {
        if (index < values.size()) {
            return Optional.of(values.get(index));
        }
        boolean more = !values.isEmpty() && isMultiple(values.getLast());
        return more ? Optional.empty() : Optional.of(NIL);
    }

    private void assign(List<Expr> values, int index, Variable target) {
        Optional<Expr> value = value(values, index);
        Flow flow = flow(target);
        value.ifPresent(flow.values::add);
        flow.unknown |= value.isEmpty();
    }

    private void block(Block block) {
        block.statements().forEach(this::statement);
    }

    private void statement(Stat statement) {
        switch (statement) {
            case Stat.Assign assign -> assignment(assign);
            case Stat.CallStat call -> expression(call.call());
            case Stat.Do body -> block(body.body());
            case Stat.While loop -> {
                expression(loop.condition());
                block(loop.body());
            }
            case Stat.Repeat loop -> {
                block(loop.body());
                expression(loop.condition());
            }
            case Stat.If branch -> {
                for (Stat.If.Clause clause : branch.clauses()) {
                    expression(clause.condition());
                    block(clause.body());
                }
                branch.otherwise().ifPresent(this::block);
            }
            case Stat.NumericFor loop -> {
                expression(loop.start());
                expression(loop.limit());
                loop.step().ifPresent(this::expression);
                flow(resolved.declared(loop).getFirst()).loop = loop;
                block(loop.body());
            }
            case Stat.GenericFor loop -> {
                loop.values().forEach(this::expression);
                resolved.declared(loop).forEach(variable -> flow(variable).unknown = true);
                block(loop.body());
            }
            case Stat.FunctionStat function -> {
                Expr value = new Expr.Function(function.body().span(), function.body());
                if (function.target() instanceof Expr.Name name) {
                    resolved.variable(name).ifPresent(v -> flow(v).values.add(value));
                } else {
                    expression(function.target());
                }
                function(function.body());
            }
            case Stat.LocalFunction function -> {
                Variable variable = resolved.declared(function).getFirst();
                hold(variable, new Expr.Function(function.body().span(), function.body()));
                function(function.body());
            }
            case Stat.Local local -> local(local);
            case Stat.Return result -> returned(result.values());
            case Stat.Break jump -> {}
            case Stat.Goto jump -> {}
            case Stat.Label label -> {}
            case Stat.TypeAlias alias -> {}
            case Stat.InterfaceStat type -> {}
        }
    }

    private void assignment(Stat.Assign assign) {
        List<Expr> targets = assign.targets();
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i) instanceof Expr.Name name) {
                Optional<Variable> variable = resolved.variable(name);
                if (variable.isPresent()) {
                    assign(assign.values(), i, variable.get());
                }
            } else {
                expression(targets.get(i));
            }
        }
        assign.values().forEach(this::expression);
    }

    private void local(Stat.Local local) {
        local.values().forEach(this::expression);
        List<Variable> declared = resolved.declared(local);
        for (int i = 0; i < declared.size(); i++) {
            assign(local.values(), i, declared.get(i));
            if (i < local.values().size()
                    && local.values().get(i) instanceof Expr.Function function
                    && !declared.get(i).isReassigned()) {
                held.put(declared.get(i), function.body());
            }
        }
    }

    private void hold(Variable variable, Expr.Function function) {
        flow(variable).values.add(function);
        if (!variable.isReassigned()) {
            held.put(variable, function.body());
        }
    }

    private void returned(List<Expr> values) {
        values.forEach(this::expression);
        if (values.size() != 1) {
            current.givesOneValue = false;
        } else if (!isMultiple(values.getFirst())) {
            current.result.values.add(values.getFirst());
        } else if (!isSelfJump(values.getFirst())) {
            current.givesOneValue = false;
        }
    }

    /** A call of the running function in tail position gives what the function gives anyway. */
    private boolean isSelfJump(Expr expression) {
        return expression instanceof Expr.Call call
                && isSelf(call)
                && current.body.vararg().isEmpty()
                && (call.arguments().isEmpty() || !mayBeMultiple(call.arguments().getLast()));
    }

    private boolean isSelf(Expr.Call call) {
        return callee(call).map(functions::get).orElse(null) == current;
    }

    /** Assumes one value of the running function: if that is wrong, it is found out elsewhere. */
    private boolean mayBeMultiple(Expr argument) {
        return isMultiple(argument) && !(argument instanceof Expr.Call call && isSelf(call));
    }

    private void expression(Expr root) {
        int base = work.size();
        work.add(root);
        while (work.size() > base) {
            visit(work.removeLast());
        }
    }

    private void visit(Expr expression) {
        switch (expression) {
            case Expr.Nil e -> {}
            case Expr.Bool e -> {}
            case Expr.IntegerLiteral e -> {}
            case Expr.FloatLiteral e -> {}
            case Expr.StringLiteral e -> {}
            case Expr.Vararg e -> {}
            case Expr.Function function -> function(function.body());
            case Expr.Name name -> resolved.variable(name).ifPresent(escaped::add);
            case Expr.Index index -> {
                work.add(index.object());
                work.add(index.key());
            }
            case Expr.Call call -> {
                work.addAll(call.arguments());
                called(call);
            }
            case Expr.MethodCall call -> {
                work.addAll(call.arguments());
                work.add(call.object());
            }
            case Expr.Binary binary -> {
                if (calculates(binary.operator())) {
                    operand(binary.left());
                    operand(binary.right());
                }
                work.add(binary.left());
                work.add(binary.right());
            }
            case Expr.Unary unary -> work.add(unary.operand());
            case Expr.Paren paren -> work.add(paren.inner());
            case Expr.Table table -> table.fields().forEach(this::field);
            case Expr.Cast cast -> work.add(cast.value());
            case Expr.NonNil claim -> work.add(claim.value());
        }
    }

    private void operand(Expr operand) {
        if (operand instanceof Expr.Name name) {
            resolved.variable(name).ifPresent(calculated::add);
        }
    }

    private static boolean calculates(BinaryOperator operator) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO, POWER -> true;
            case BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT -> true;
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
            case CONCAT, EQUAL, NOT_EQUAL, AND, OR -> false;
        };
    }

    private void called(Expr.Call call) {
        Optional<Variable> variable =
                call.function() instanceof Expr.Name name
                        ? resolved.variable(name)
                        : Optional.empty();
        if (variable.isEmpty()) {
            work.add(call.function());
            return;
        }
        calls.computeIfAbsent(variable.get(), v -> new ArrayList<>()).add(call);
        if (isSelf(call)) {
            current.selfCalls.add(call);
        }
    }

    private void field(Expr.Field field) {
        switch (field) {
            case Expr.Field.Keyed keyed -> {
                work.add(keyed.key());
                work.add(keyed.value());
            }
            case Expr.Field.Positional positional -> work.add(positional.value());
        }
    }

    static boolean isMultiple(Expr expression) {
        return expression instanceof Expr.Call
                || expression instanceof Expr.MethodCall
                || expression instanceof Expr.Vararg;
    }

    /** Whether control surely does not come out of the end of a block. */
    private static boolean endsInReturn(Block block) {
        if (block.statements().isEmpty()) {
            return false;
        }
        return switch (block.statements().getLast()) {
            case Stat.Return result -> true;
            case Stat.Do body -> endsInReturn(body.body());
            case Stat.If branch ->
                    branch.otherwise().isPresent()
                            && endsInReturn(branch.otherwise().get())
                            && branch.clauses().stream().allMatch(c -> endsInReturn(c.body()));
            default -> false;
        };
    }
}
