// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.Resolved;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.Stat;

/**
 * Which locals and expressions are numbers of one kind in every run: a fixed point over all that is
 * assigned to each local, beginning with the assumption that nothing is known to disagree.
 *
 * <p>Annotations are claims and count for nothing here.
 */
final class Kinds {

    private final Resolved resolved;
    private final Survey survey;
    private final Map<Variable, Kind> variables = new IdentityHashMap<>();
    private final Map<Expr, Kind> expressions = new IdentityHashMap<>();
    private boolean settled;

    private Kinds(Resolved resolved, Survey survey) {
        this.resolved = resolved;
        this.survey = survey;
    }

    static Kinds of(Resolved resolved, Survey survey) {
        Kinds kinds = new Kinds(resolved, survey);
        boolean changed = true;
        while (changed) {
            changed = kinds.improve();
        }
        kinds.settled = true;
        return kinds;
    }

    private boolean improve() {
        boolean changed = false;
        for (Map.Entry<Variable, List<Expr>> entry : survey.assigned().entrySet()) {
            Variable variable = entry.getKey();
            if (variables.get(variable) == Kind.ANY) {
                continue;
            }
            Kind kind = joined(variable, entry.getValue());
            if (kind != null && kind != variables.get(variable)) {
                variables.put(variable, kind);
                changed = true;
            }
        }
        return changed;
    }

    private @Nullable Kind joined(Variable variable, List<Expr> values) {
        if (variable.isCaptured() && variable.isReassigned()) {
            return Kind.ANY;
        }
        Optional<Stat.NumericFor> loop = survey.counter(variable);
        Kind joined = loop.isPresent() ? counterNow(loop.get()) : null;
        for (Expr value : values) {
            Kind kind = now(value);
            if (joined == null) {
                joined = kind;
            } else if (kind != null && kind != joined) {
                return Kind.ANY;
            }
        }
        return joined;
    }

    /** {@return how a local is held} */
    Kind of(Variable variable) {
        return variables.getOrDefault(variable, Kind.ANY);
    }

    /** {@return what a numeric for counts with, as far as it is known} */
    Kind ofCounter(Stat.NumericFor loop) {
        Kind kind = counterNow(loop);
        return kind == null ? Kind.ANY : kind;
    }

    /** {@return what an expression gives} */
    Kind of(Expr expression) {
        Kind kind = now(expression);
        return kind == null ? Kind.ANY : kind;
    }

    /** Integer when start and step are (§3.3.5); null while not known. */
    private @Nullable Kind counterNow(Stat.NumericFor loop) {
        Kind start = now(loop.start());
        Kind step = loop.step().isPresent() ? now(loop.step().get()) : Kind.LONG;
        if (start == null || step == null) {
            return null;
        }
        if (start == Kind.LONG && step == Kind.LONG) {
            return Kind.LONG;
        }
        return start.isNumber() && step.isNumber() ? Kind.DOUBLE : Kind.ANY;
    }

    /** {@return the kind under the present assumptions; null when there are none yet} */
    private @Nullable Kind now(Expr expression) {
        if (!settled) {
            return compute(expression);
        }
        Kind known = expressions.get(expression);
        if (known == null) {
            Kind computed = compute(expression);
            known = computed == null ? Kind.ANY : computed;
            expressions.put(expression, known);
        }
        return known;
    }

    private @Nullable Kind compute(Expr expression) {
        return switch (expression) {
            case Expr.IntegerLiteral ignored -> Kind.LONG;
            case Expr.FloatLiteral ignored -> Kind.DOUBLE;
            case Expr.Name name -> {
                Optional<Variable> variable = resolved.variable(name);
                yield variable.isPresent() ? variables.get(variable.get()) : Kind.ANY;
            }
            case Expr.Paren paren -> now(paren.inner());
            case Expr.Cast cast -> now(cast.value());
            case Expr.NonNil claim -> now(claim.value());
            case Expr.Unary unary -> ofUnary(unary);
            case Expr.Binary binary -> ofBinary(binary);
            case Expr.Nil ignored -> Kind.ANY;
            case Expr.Bool ignored -> Kind.ANY;
            case Expr.StringLiteral ignored -> Kind.ANY;
            case Expr.Vararg ignored -> Kind.ANY;
            case Expr.Function ignored -> Kind.ANY;
            case Expr.Index ignored -> Kind.ANY;
            case Expr.Call ignored -> Kind.ANY;
            case Expr.MethodCall ignored -> Kind.ANY;
            case Expr.Table ignored -> Kind.ANY;
        };
    }

    private @Nullable Kind ofUnary(Expr.Unary unary) {
        return switch (unary.operator()) {
            case NEGATE -> now(unary.operand());
            case BIT_NOT -> {
                Kind kind = now(unary.operand());
                yield kind == Kind.DOUBLE ? Kind.ANY : kind;
            }
            case NOT, LENGTH -> Kind.ANY;
        };
    }

    private @Nullable Kind ofBinary(Expr.Binary binary) {
        return switch (binary.operator()) {
            case ADD, SUBTRACT, MULTIPLY, FLOOR_DIVIDE, MODULO -> {
                Kind left = now(binary.left());
                Kind right = now(binary.right());
                if (left == null || right == null) {
                    yield left == Kind.ANY || right == Kind.ANY ? Kind.ANY : null;
                }
                if (!left.isNumber() || !right.isNumber()) {
                    yield Kind.ANY;
                }
                yield left == right ? left : Kind.DOUBLE;
            }
            case DIVIDE, POWER -> {
                Kind left = now(binary.left());
                Kind right = now(binary.right());
                if (left == null || right == null) {
                    yield left == Kind.ANY || right == Kind.ANY ? Kind.ANY : null;
                }
                yield left.isNumber() && right.isNumber() ? Kind.DOUBLE : Kind.ANY;
            }
            case BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT -> {
                Kind left = now(binary.left());
                Kind right = now(binary.right());
                if (left == null || right == null) {
                    yield left == Kind.ANY || right == Kind.ANY ? Kind.ANY : null;
                }
                yield left == Kind.LONG && right == Kind.LONG ? Kind.LONG : Kind.ANY;
            }
            case AND -> {
                Kind left = now(binary.left());
                yield left == null || left.isNumber() ? now(binary.right()) : Kind.ANY;
            }
            case OR -> {
                Kind left = now(binary.left());
                yield left == null || left.isNumber() ? left : Kind.ANY;
            }
            case CONCAT, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> Kind.ANY;
        };
    }
}
