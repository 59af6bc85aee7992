// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.List;
import java.util.Optional;

/** A type as written. Nodes are compared by identity. */
public sealed interface TypeExpr {

    /** {@return where it stands in the source} */
    Span span();

    /** {@code Name}, {@code module.Name}, {@code Name<arguments>} */
    record Named(
            Span span, Optional<Identifier> qualifier, Identifier name, List<TypeExpr> arguments)
            implements TypeExpr {}

    /** A literal as a type; {@code value} is nil, a boolean, a number or a string literal. */
    record Literal(Span span, Expr value) implements TypeExpr {}

    /** {@code A | B} */
    record Union(Span span, List<TypeExpr> members) implements TypeExpr {}

    /** {@code A & B} */
    record Intersection(Span span, List<TypeExpr> members) implements TypeExpr {}

    /** {@code T?} */
    record Optionally(Span span, TypeExpr type) implements TypeExpr {}

    /** {@code {T}} or {@code T[]} */
    record Array(Span span, TypeExpr element, boolean readonly) implements TypeExpr {}

    /** {@code {[K]: V}} */
    record MapType(Span span, TypeExpr key, TypeExpr value, boolean readonly) implements TypeExpr {}

    /** {@code {a: T, b?: U}}, also written {@code interface {…}} */
    record RecordType(Span span, List<Field> fields, boolean readonly) implements TypeExpr {}

    /** {@code (a: T, ...U) -> R}, also written {@code fun(a: T): R} */
    record FunctionType(
            Span span,
            List<Parameter> parameters,
            Optional<TypeExpr> vararg,
            List<TypeExpr> results)
            implements TypeExpr {}

    /** {@code asserts name is T} */
    record Asserts(Span span, Identifier parameter, Optional<TypeExpr> type) implements TypeExpr {}

    /** {@code typeof(expression)} */
    record TypeOf(Span span, Expr expression) implements TypeExpr {}

    /** {@code keyof(T)} */
    record KeyOf(Span span, TypeExpr type) implements TypeExpr {}

    /** {@code T["field"]} */
    record IndexAccess(Span span, TypeExpr type, TypeExpr key) implements TypeExpr {}

    /** {@code A extends B ? C : D} */
    record Conditional(
            Span span, TypeExpr subject, TypeExpr bound, TypeExpr matched, TypeExpr otherwise)
            implements TypeExpr {}

    /** {@code T @min(1) @max(9)} */
    record Annotated(Span span, TypeExpr type, List<Annotation> annotations) implements TypeExpr {}

    /** A field of a record type. */
    record Field(Span span, Identifier name, TypeExpr type, boolean optional) {}

    /** A parameter of a function type. */
    record Parameter(Optional<Identifier> name, TypeExpr type) {}

    /** {@code <T: constraint>} */
    record TypeParameter(Identifier name, Optional<TypeExpr> constraint) {}

    /** {@code @name(arguments)} */
    record Annotation(Span span, Identifier name, List<Expr> arguments) {}

    /** A method of an interface statement. */
    record Method(
            Span span,
            Identifier name,
            List<Binding> parameters,
            Optional<List<TypeExpr>> returns) {}
}
