// SPDX-License-Identifier: Apache-2.0
package wippy.lua.types;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.Resolved;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.Stat;

/**
 * Finds facts by a least fixed point: at first nothing is known to come into any variable; values
 * are passed on along all assignments, arguments and results until nothing changes. A kind only
 * ever grows less certain, so this ends.
 */
public final class Inference implements Facts {
    /** Passes over all flows; a chunk that needs more gets no facts about variables. */
    private static final int MAX_PASSES = 40;

    private final Resolved resolved;
    private final Flows flows;
    private final Evaluator evaluator;

    private Inference(Resolved resolved) {
        this.resolved = resolved;
        this.flows = Flows.of(resolved);
        this.evaluator = new Evaluator(resolved, flows, new WholeChunk());
    }

    /** {@return the facts about a chunk that has neither syntax errors nor unresolved names} */
    public static Facts infer(Resolved resolved) {
        Inference inference = new Inference(resolved);
        inference.settle();
        return inference;
    }

    private final class WholeChunk implements Evaluator.Context {
        @Override
        public @Nullable ValueKind variable(Variable variable) {
            Flow flow = flows.of(variable);
            return flow == null ? ValueKind.ANY : flow.kind;
        }

        @Override
        public @Nullable ValueKind call(Expr.Call call, FunctionBody callee) {
            Flows.Function function = flows.of(callee);
            return function.givesOneValue ? function.result.kind : ValueKind.ANY;
        }
    }

    /** Passes go forward and backward by turns, since values do. */
    private void settle() {
        List<Flow> all = flows.all();
        List<Flow> backward = all.reversed();
        int passes = 0;
        while (improve(passes % 2 == 0 ? all : backward)) {
            passes++;
            if (passes == MAX_PASSES) {
                all.forEach(flow -> flow.kind = ValueKind.ANY);
                break;
            }
        }
        evaluator.settle();
    }

    private boolean improve(List<Flow> order) {
        boolean changed = false;
        for (Flow flow : order) {
            if (flow.kind == ValueKind.ANY) {
                continue;
            }
            ValueKind incoming =
                    flow.unknown || flow.unknownArguments
                            ? ValueKind.ANY
                            : evaluator.join(evaluator.inflow(flow), flow.arguments);
            ValueKind kind = Evaluator.join(flow.kind, incoming);
            changed |= kind != flow.kind;
            flow.kind = kind;
        }
        return changed;
    }

    @Override
    public ValueKind kind(Variable variable) {
        Flow flow = flows.of(variable);
        return flow == null ? ValueKind.ANY : certain(flow.kind);
    }

    @Override
    public ValueKind kind(Expr expression) {
        return certain(evaluator.kind(expression));
    }

    @Override
    public ValueKind counter(Stat.NumericFor loop) {
        ValueKind kind = evaluator.counter(loop);
        return kind == null ? ValueKind.NUMBER : kind;
    }

    @Override
    public Optional<FunctionBody> function(Variable variable) {
        return flows.held(variable);
    }

    @Override
    public Optional<FunctionBody> callee(Expr.Call call) {
        return flows.callee(call);
    }

    @Override
    public boolean isClosed(FunctionBody function) {
        return flows.of(function).isClosed;
    }

    @Override
    public boolean isSelfRecursive(FunctionBody function) {
        return !flows.of(function).selfCalls.isEmpty();
    }

    @Override
    public boolean givesOneValue(FunctionBody function) {
        return flows.of(function).givesOneValue;
    }

    @Override
    public ValueKind result(FunctionBody function) {
        Flows.Function found = flows.of(function);
        return found.givesOneValue ? certain(found.result.kind) : ValueKind.ANY;
    }

    @Override
    public Optional<Specialization> specialization(FunctionBody function) {
        return Specialization.of(resolved, flows, this, flows.of(function));
    }

    /** What nothing comes out of may as well be anything. */
    static ValueKind certain(@Nullable ValueKind kind) {
        return kind == null ? ValueKind.ANY : kind;
    }
}
