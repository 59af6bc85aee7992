// SPDX-License-Identifier: Apache-2.0
package wippy.lua.types;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.Resolved;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.BinaryOperator;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.Stat;

/**
 * The kinds of expressions, given what is known so far about variables and calls. Null stands for
 * an expression that nothing is known to come out of yet.
 */
final class Evaluator {
    private final Resolved resolved;
    private final Flows flows;
    private final Context context;
    private final IdentityHashMap<Expr, ValueKind> known = new IdentityHashMap<>();
    private boolean settled;

    /** What an evaluator cannot tell from an expression itself. */
    interface Context {
        @Nullable ValueKind variable(Variable variable);

        @Nullable ValueKind call(Expr.Call call, FunctionBody callee);
    }

    Evaluator(Resolved resolved, Flows flows, Context context) {
        this.resolved = resolved;
        this.flows = flows;
        this.context = context;
    }

    /** From now on the context does not change. */
    void settle() {
        settled = true;
    }

    @Nullable ValueKind kind(Variable variable) {
        return context.variable(variable);
    }

    /** What comes into a variable by assignments and loops, or out of a function by returns. */
    @Nullable ValueKind inflow(Flow flow) {
        ValueKind kind = flow.loop == null ? null : counter(flow.loop);
        return join(kind, flow.values);
    }

    /** {@return the join of a kind with those of expressions} */
    @Nullable ValueKind join(@Nullable ValueKind first, List<Expr> values) {
        ValueKind kind = first;
        for (Expr value : values) {
            if (kind == ValueKind.ANY) {
                break;
            }
            kind = join(kind, kind(value));
        }
        return kind;
    }

    static @Nullable ValueKind join(@Nullable ValueKind a, @Nullable ValueKind b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.join(b);
    }

    /** Integer when start and step are integers, float when one of them is a float (§3.3.5). */
    @Nullable ValueKind counter(Stat.NumericFor loop) {
        ValueKind start = kind(loop.start());
        ValueKind step = loop.step().isPresent() ? kind(loop.step().get()) : ValueKind.LONG;
        if (start == null || step == null) {
            return null;
        }
        if (start == ValueKind.DOUBLE || step == ValueKind.DOUBLE) {
            return ValueKind.DOUBLE;
        }
        boolean integers = start == ValueKind.LONG && step == ValueKind.LONG;
        return integers ? ValueKind.LONG : ValueKind.NUMBER;
    }

    @Nullable ValueKind kind(Expr expression) {
        if (!settled) {
            return compute(expression);
        }
        ValueKind kind = known.get(expression);
        if (kind == null) {
            ValueKind computed = compute(expression);
            kind = computed == null ? ValueKind.ANY : computed;
            known.put(expression, kind);
        }
        return kind;
    }

    private @Nullable ValueKind compute(Expr expression) {
        return switch (expression) {
            case Expr.Nil e -> ValueKind.NIL;
            case Expr.Bool e -> ValueKind.BOOLEAN;
            case Expr.IntegerLiteral e -> ValueKind.LONG;
            case Expr.FloatLiteral e -> ValueKind.DOUBLE;
            case Expr.StringLiteral e -> ValueKind.STRING;
            case Expr.Table e -> ValueKind.TABLE;
            case Expr.Function e -> ValueKind.FUNCTION;
            case Expr.Name name -> ofName(name);
            case Expr.Call call -> {
                Optional<FunctionBody> callee = flows.callee(call);
                yield callee.isPresent() ? context.call(call, callee.get()) : ValueKind.ANY;
            }
            case Expr.Paren paren -> kind(paren.inner());
            case Expr.Cast cast -> kind(cast.value());
            case Expr.NonNil claim -> kind(claim.value());
            case Expr.Unary unary -> {
                ValueKind operand = kind(unary.operand());
                yield operand == null ? null : Operators.unary(unary.operator(), operand);
            }
            case Expr.Binary binary -> ofBinary(binary);
            case Expr.Vararg e -> ValueKind.ANY;
            case Expr.Index e -> ValueKind.ANY;
            case Expr.MethodCall e -> ValueKind.ANY;
        };
    }

    private @Nullable ValueKind ofName(Expr.Name name) {
        Optional<Variable> variable = resolved.variable(name);
        return variable.isPresent() ? context.variable(variable.get()) : ValueKind.ANY;
    }

    /**
     * Chains of operators are long where they lean, so that they are walked, not recursed into. In
     * {@code a and b or c}, with a {@code b} that is never false, {@code b} or {@code c} is chosen.
     */
    private @Nullable ValueKind ofBinary(Expr.Binary binary) {
        List<Expr.Binary> chain = new ArrayList<>(4);
        boolean leansRight = leansRight(binary.operator());
        Expr end = binary;
        while (end instanceof Expr.Binary next && leansRight(next.operator()) == leansRight) {
            chain.add(next);
            end = leansRight ? next.right() : next.left();
        }
        ValueKind kind = kind(end);
        ValueKind chosen = null;
        for (Expr.Binary next : chain.reversed()) {
            ValueKind left = leansRight ? kind(next.left()) : kind;
            ValueKind right = leansRight ? kind : kind(next.right());
            kind = combine(next.operator(), left, right);
            if (next.operator() == BinaryOperator.OR && left != null && chosen != null) {
                kind = right == null ? chosen : chosen.join(right);
            }
            chosen = next.operator() == BinaryOperator.AND ? right : null;
            if (chosen != null && !chosen.isTrue()) {
                chosen = null;
            }
            if (settled) {
                kind = kind == null ? ValueKind.ANY : kind;
                known.put(next, kind);
            }
        }
        return kind;
    }

    private static @Nullable ValueKind combine(
            BinaryOperator operator, @Nullable ValueKind left, @Nullable ValueKind right) {
        if (left == null) {
            return null;
        }
        return right == null
                ? Operators.leftOnly(operator, left)
                : Operators.binary(operator, left, right);
    }

    private static boolean leansRight(BinaryOperator operator) {
        return operator == BinaryOperator.CONCAT || operator == BinaryOperator.POWER;
    }
}
