// SPDX-License-Identifier: Apache-2.0
package wippy.lua.types;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.FunctionScope;
import wippy.lua.resolve.Resolved;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.Stat;

/**
 * What holds about a function when its arguments are of certain kinds.
 *
 * <p>{@code fib}, of which a chunk does not know the argument, may be called with anything. But
 * once called with an integer it calls itself with integers only and gives an integer: a second
 * method can work on raw numbers, which the first one enters after one test of its argument.
 *
 * <p>Asking is for one thread at a time.
 */
public final class Specialization {
    private final Resolved resolved;
    private final Facts facts;
    private final Flows.Function function;
    private final List<ValueKind> parameters;
    private final Evaluator evaluator;

    /** Kinds of the function's own variables and of its result, as far as known. */
    private final IdentityHashMap<Flow, ValueKind> kinds = new IdentityHashMap<>();

    private final List<Flow> own = new ArrayList<>();

    private Specialization(
            Resolved resolved,
            Flows flows,
            Facts facts,
            Flows.Function function,
            List<ValueKind> parameters) {
        this.resolved = resolved;
        this.facts = facts;
        this.function = function;
        this.parameters = parameters;
        this.evaluator = new Evaluator(resolved, flows, new WithinFunction(flows));
        for (Variable variable : function.variables) {
            Flow flow = flows.of(variable);
            if (flow != null) {
                own.add(flow);
            }
        }
        own.add(function.result);
    }

    /** Variables of the function are its own; all others are as in the whole chunk. */
    private final class WithinFunction implements Evaluator.Context {
        private final Flows flows;
        private final FunctionScope scope = resolved.scope(function.body);

        WithinFunction(Flows flows) {
            this.flows = flows;
        }

        @Override
        public @Nullable ValueKind variable(Variable variable) {
            Flow flow = flows.of(variable);
            boolean isOwn = flow != null && variable.owner() == scope;
            return isOwn ? kinds.get(flow) : facts.kind(variable);
        }

        @Override
        public @Nullable ValueKind call(Expr.Call call, FunctionBody callee) {
            boolean same = flows.of(callee) == function && function.givesOneValue && isMatch(call);
            return same ? kinds.get(function.result) : facts.result(callee);
        }
    }

    /** A specialization of a function for integers, if all calls of itself stay in it. */
    static Optional<Specialization> of(
            Resolved resolved, Flows flows, Facts facts, Flows.Function function) {
        FunctionBody body = function.body;
        if (function.selfCalls.isEmpty()
                || body.vararg().isPresent()
                || !resolved.scope(body).nested().isEmpty()) {
            return Optional.empty();
        }
        List<ValueKind> kinds = new ArrayList<>();
        for (Variable parameter : resolved.scope(body).parameters()) {
            ValueKind kind = facts.kind(parameter);
            boolean open = kind == ValueKind.ANY || kind == ValueKind.NUMBER;
            kinds.add(open && flows.isCalculatedWith(parameter) ? ValueKind.LONG : kind);
        }
        boolean differs = false;
        for (int i = 0; i < kinds.size(); i++) {
            differs |= kinds.get(i) != facts.kind(resolved.scope(body).parameters().get(i));
        }
        if (!differs) {
            return Optional.empty();
        }
        Specialization found =
                new Specialization(resolved, flows, facts, function, List.copyOf(kinds));
        found.settle();
        boolean closed = function.selfCalls.stream().allMatch(found::isMatch);
        return closed ? Optional.of(found) : Optional.empty();
    }

    private void settle() {
        List<Variable> variables = resolved.scope(function.body).parameters();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < own.size(); i++) {
                Flow flow = own.get(i);
                ValueKind first = i < variables.size() ? parameters.get(i) : null;
                ValueKind incoming =
                        flow.unknown
                                ? ValueKind.ANY
                                : Evaluator.join(first, evaluator.inflow(flow));
                ValueKind kind = Evaluator.join(kinds.get(flow), incoming);
                if (kind != null && kind != kinds.put(flow, kind)) {
                    changed = true;
                }
            }
        }
        evaluator.settle();
    }

    /** {@return the kinds that the arguments have to have; ANY takes all} */
    public List<ValueKind> parameters() {
        return parameters;
    }

    /** {@return what a variable of the function holds} */
    public ValueKind kind(Variable variable) {
        return Inference.certain(evaluator.kind(variable));
    }

    /** {@return what an expression in the function gives} */
    public ValueKind kind(Expr expression) {
        return Inference.certain(evaluator.kind(expression));
    }

    /** {@return what a numeric loop in the function counts with} */
    public ValueKind counter(Stat.NumericFor loop) {
        ValueKind kind = evaluator.counter(loop);
        return kind == null ? ValueKind.NUMBER : kind;
    }

    /** {@return what the function gives; ANY unless it {@link Facts#givesOneValue}} */
    public ValueKind result() {
        return function.givesOneValue
                ? Inference.certain(kinds.get(function.result))
                : ValueKind.ANY;
    }

    /** {@return whether the arguments of a call surely have the kinds of the parameters} */
    public boolean isMatch(Expr.Call call) {
        for (int i = 0; i < parameters.size(); i++) {
            Optional<Expr> argument = Flows.value(call.arguments(), i);
            ValueKind kind = argument.isEmpty() ? ValueKind.ANY : evaluator.kind(argument.get());
            if (parameters.get(i) != ValueKind.ANY && kind != null && kind != parameters.get(i)) {
                return false;
            }
        }
        return true;
    }
}
