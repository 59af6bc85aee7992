// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.List;
import java.util.Optional;

/** A statement of Lua 5.3 (§3.3) or of its typed dialect. Nodes are compared by identity. */
public sealed interface Stat {

    /** {@return where it stands in the source} */
    Span span();

    /** {@code targets = values}; a target is a {@link Expr.Name} or an {@link Expr.Index}. */
    record Assign(Span span, List<Expr> targets, List<Expr> values) implements Stat {}

    /** A call as a statement; {@code call} is a {@link Expr.Call} or {@link Expr.MethodCall}. */
    record CallStat(Span span, Expr call) implements Stat {}

    /** {@code do … end} */
    record Do(Span span, Block body) implements Stat {}

    /** {@code while condition do … end} */
    record While(Span span, Expr condition, Block body) implements Stat {}

    /** {@code repeat … until condition}; the condition sees the body's locals. */
    record Repeat(Span span, Block body, Expr condition) implements Stat {}

    /** {@code if … then … elseif … else … end} */
    record If(Span span, List<Clause> clauses, Optional<Block> otherwise) implements Stat {
        /** One condition with its block. */
        public record Clause(Expr condition, Block body) {}
    }

    /** {@code for variable = start, limit, step do … end} (§3.3.5) */
    record NumericFor(
            Span span, Binding variable, Expr start, Expr limit, Optional<Expr> step, Block body)
            implements Stat {}

    /** {@code for variables in values do … end} (§3.3.5) */
    record GenericFor(Span span, List<Binding> variables, List<Expr> values, Block body)
            implements Stat {}

    /**
     * {@code function a.b:m(…) … end}, target being {@code a.b.m}; for a method the body's first
     * parameter is {@code self}.
     */
    record FunctionStat(Span span, Expr target, FunctionBody body) implements Stat {}

    /** {@code local function name(…) … end} */
    record LocalFunction(Span span, Identifier name, FunctionBody body) implements Stat {}

    /** {@code local names = values} */
    record Local(Span span, List<Binding> names, List<Expr> values) implements Stat {}

    /** {@code return values} */
    record Return(Span span, List<Expr> values) implements Stat {}

    /** {@code break} */
    record Break(Span span) implements Stat {}

    /** {@code goto label} */
    record Goto(Span span, Identifier label) implements Stat {}

    /** {@code ::name::} */
    record Label(Span span, Identifier name) implements Stat {}

    /** {@code type Name<…> = type} */
    record TypeAlias(
            Span span, Identifier name, List<TypeExpr.TypeParameter> parameters, TypeExpr type)
            implements Stat {}

    /** {@code interface Name: Parents … end} */
    record InterfaceStat(
            Span span, Identifier name, List<Identifier> parents, List<TypeExpr.Method> methods)
            implements Stat {}
}
