// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.List;

/** An expression of Lua 5.3 (§3.4) or of its typed dialect. Nodes are compared by identity. */
public sealed interface Expr {

    /** {@return where it stands in the source} */
    Span span();

    /** {@code nil} */
    record Nil(Span span) implements Expr {}

    /** {@code true} or {@code false} */
    record Bool(Span span, boolean value) implements Expr {}

    /** A numeral that denotes an integer. */
    record IntegerLiteral(Span span, long value) implements Expr {}

    /** A numeral that denotes a float. */
    record FloatLiteral(Span span, double value) implements Expr {}

    /** A literal string; every char is a byte, 0 to 255. */
    record StringLiteral(Span span, String value) implements Expr {}

    /** {@code ...} */
    record Vararg(Span span) implements Expr {}

    /** {@code function (…) … end} */
    record Function(Span span, FunctionBody body) implements Expr {}

    /** A variable by name: a local, an upvalue or a global; the resolver tells which. */
    record Name(Span span, String text) implements Expr {}

    /** {@code object[key]}; {@code object.name} has a {@link StringLiteral} as key. */
    record Index(Span span, Expr object, Expr key) implements Expr {}

    /** {@code function(arguments)} */
    record Call(Span span, Expr function, List<Expr> arguments) implements Expr {}

    /** {@code object:name(arguments)} */
    record MethodCall(Span span, Expr object, Identifier name, List<Expr> arguments)
            implements Expr {}

    /** An operator with two operands, {@code and} and {@code or} included. */
    record Binary(Span span, BinaryOperator operator, Expr left, Expr right) implements Expr {}

    /** An operator with one operand. */
    record Unary(Span span, UnaryOperator operator, Expr operand) implements Expr {}

    /** {@code (inner)}: adjusts many results to one (§3.4). */
    record Paren(Span span, Expr inner) implements Expr {}

    /** {@code {…}} (§3.4.9) */
    record Table(Span span, List<Field> fields) implements Expr {}

    /** {@code value :: type} or {@code value as type}: a claim, no effect at run time. */
    record Cast(Span span, Expr value, TypeExpr type) implements Expr {}

    /** {@code value!}: the claim that a value is not nil, no effect at run time. */
    record NonNil(Span span, Expr value) implements Expr {}

    /** A field of a table constructor. */
    sealed interface Field {
        /** {@code [key] = value} or {@code name = value} */
        record Keyed(Span span, Expr key, Expr value) implements Field {}

        /** {@code value} */
        record Positional(Expr value) implements Field {}
    }
}
