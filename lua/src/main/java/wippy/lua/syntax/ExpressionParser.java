// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses expressions (Lua 5.3 §3.4) by precedence climbing.
 *
 * <p>Chains (of operators, of indexing and calls) are loops; only true nesting recurses.
 */
final class ExpressionParser {
    /** Unary operators bind tighter than all binary ones but {@code ^}. */
    private static final int UNARY_PRIORITY = 12;

    /** Arguments of a call, as many as PUC Lua has registers for beside the function. */
    private static final int MAX_ARGUMENTS = 253;

    private final Cursor cursor;
    private final TypeParser types;
    private final StatementParser statements;

    ExpressionParser(Cursor cursor, StatementParser statements) {
        this.cursor = cursor;
        this.statements = statements;
        this.types = new TypeParser(cursor, this);
    }

    TypeParser types() {
        return types;
    }

    Expr expression() {
        return expression(0, "anonymous");
    }

    /** An expression; if it is a function, stack traces call it {@code name}. */
    Expr expression(String name) {
        return expression(0, name);
    }

    List<Expr> expressions() {
        List<Expr> list = new ArrayList<>(2);
        do {
            list.add(expression());
        } while (cursor.accept(Token.COMMA));
        return List.copyOf(list);
    }

    /** An expression whose binary operators all have a left priority above {@code limit}. */
    private Expr expression(int limit, String name) {
        cursor.enterLevel();
        Expr left;
        UnaryOperator unary = unaryOperator(cursor.kind());
        if (unary != null) {
            int start = cursor.start();
            cursor.advance();
            Expr operand = expression(UNARY_PRIORITY, "anonymous");
            left = new Expr.Unary(new Span(start, operand.span().end()), unary, operand);
        } else {
            left = claims(simple(name));
        }
        int priority = leftPriority(cursor.kind());
        while (priority > limit) {
            BinaryOperator operator = binaryOperator(cursor.kind());
            if (operator == BinaryOperator.CONCAT || operator == BinaryOperator.POWER) {
                left = rightAssociative(left, operator, priority);
            } else {
                cursor.advance();
                left = binary(operator, left, expression(priority, "anonymous"));
            }
            priority = leftPriority(cursor.kind());
        }
        cursor.leaveLevel();
        return left;
    }

    private Expr rightAssociative(Expr first, BinaryOperator operator, int priority) {
        Token symbol = cursor.kind();
        List<Expr> operands = new ArrayList<>(4);
        operands.add(first);
        while (cursor.accept(symbol)) {
            operands.add(expression(priority, "anonymous"));
            cursor.countFurther(operands.size());
        }
        Expr result = operands.getLast();
        for (int i = operands.size() - 2; i >= 0; i--) {
            result = binary(operator, operands.get(i), result);
        }
        return result;
    }

    private static Expr binary(BinaryOperator operator, Expr left, Expr right) {
        Span span = new Span(left.span().start(), right.span().end());
        return new Expr.Binary(span, operator, left, right);
    }

    /** Claims about the type of a value: {@code x :: T}, {@code x as T}, {@code x!}. */
    private Expr claims(Expr value) {
        Expr result = value;
        int start = value.span().start();
        while (true) {
            if (cursor.at(Token.BANG) && !cursor.beginsLine(0) && !atNotEqualOfOthers()) {
                cursor.advance();
                result = new Expr.NonNil(cursor.since(start), result);
            } else if (cursor.atWord("as")
                    && !cursor.beginsLine(0)
                    && TypeParser.begins(cursor.peek(1))) {
                cursor.advance();
                TypeExpr type = types.castType();
                result = new Expr.Cast(cursor.since(start), result, type);
            } else if (cursor.at(Token.DOUBLE_COLON) && !atLabel()) {
                cursor.advance();
                TypeExpr type = types.castType();
                result = new Expr.Cast(cursor.since(start), result, type);
            } else {
                return result;
            }
        }
    }

    /** {@code a != b} of other languages; {@code a! == b} is a claim and a comparison. */
    private boolean atNotEqualOfOthers() {
        return cursor.peek(1) == Token.ASSIGN && cursor.tokens().touchesNext(cursor.index());
    }

    /**
     * Whether a label begins here: {@code ::name::} on one line, or on several unless the second
     * {@code ::} itself begins a label.
     */
    private boolean atLabel() {
        if (cursor.peek(1) != Token.NAME || cursor.peek(2) != Token.DOUBLE_COLON) {
            return false;
        }
        boolean oneLine = !cursor.beginsLine(1) && !cursor.beginsLine(2);
        boolean labelFollows = cursor.peek(3) == Token.NAME && cursor.peek(4) == Token.DOUBLE_COLON;
        return oneLine || !labelFollows;
    }

    private Expr simple(String name) {
        Span span = cursor.span();
        Expr literal =
                switch (cursor.kind()) {
                    case FLOAT ->
                            new Expr.FloatLiteral(span, cursor.tokens().number(cursor.index()));
                    case INTEGER ->
                            new Expr.IntegerLiteral(span, cursor.tokens().integer(cursor.index()));
                    case STRING -> stringLiteral();
                    case NIL -> new Expr.Nil(span);
                    case TRUE -> new Expr.Bool(span, true);
                    case FALSE -> new Expr.Bool(span, false);
                    case DOTS -> {
                        if (!statements.isVararg()) {
                            throw cursor.fail("cannot use '...' outside a vararg function");
                        }
                        yield new Expr.Vararg(span);
                    }
                    default -> null;
                };
        if (literal != null) {
            cursor.advance();
            return literal;
        }
        if (cursor.at(Token.LEFT_BRACE)) {
            return table();
        }
        if (cursor.at(Token.FUNCTION)) {
            int opener = cursor.index();
            cursor.advance();
            FunctionBody body = statements.functionBody(opener, name, Optional.empty());
            return new Expr.Function(body.span(), body);
        }
        return suffixed();
    }

    private Expr.StringLiteral stringLiteral() {
        return new Expr.StringLiteral(cursor.span(), cursor.tokens().string(cursor.index()));
    }

    /** A name or a parenthesis with everything that follows it: fields, indexes, calls. */
    Expr suffixed() {
        int start = cursor.start();
        Expr result = primary();
        while (true) {
            switch (cursor.kind()) {
                case DOT -> {
                    cursor.advance();
                    Identifier name = cursor.expectName();
                    Expr key = new Expr.StringLiteral(name.span(), name.text());
                    result = new Expr.Index(cursor.since(start), result, key);
                }
                case LEFT_BRACKET -> {
                    Expr key = bracketedKey();
                    result = new Expr.Index(cursor.since(start), result, key);
                }
                case COLON -> {
                    cursor.advance();
                    Identifier name = cursor.expectName();
                    List<Expr> arguments = arguments();
                    Span span = cursor.since(start);
                    result = new Expr.MethodCall(span, result, name, arguments);
                }
                case LEFT_PAREN, STRING, LEFT_BRACE -> {
                    List<Expr> arguments = arguments();
                    result = new Expr.Call(cursor.since(start), result, arguments);
                }
                default -> {
                    return result;
                }
            }
        }
    }

    private Expr primary() {
        if (cursor.at(Token.NAME)) {
            Identifier name = cursor.expectName();
            return new Expr.Name(name.span(), name.text());
        }
        if (cursor.at(Token.LEFT_PAREN)) {
            int opener = cursor.index();
            int start = cursor.start();
            cursor.advance();
            Expr inner = expression();
            cursor.expectClosing(Token.RIGHT_PAREN, opener);
            return new Expr.Paren(cursor.since(start), inner);
        }
        throw cursor.fail("unexpected symbol");
    }

    private Expr bracketedKey() {
        cursor.advance();
        Expr key = expression();
        cursor.expect(Token.RIGHT_BRACKET);
        return key;
    }

    private List<Expr> arguments() {
        switch (cursor.kind()) {
            case STRING -> {
                Expr argument = stringLiteral();
                cursor.advance();
                return List.of(argument);
            }
            case LEFT_BRACE -> {
                return List.of(table());
            }
            case LEFT_PAREN -> {
                int opener = cursor.index();
                cursor.advance();
                if (cursor.accept(Token.RIGHT_PAREN)) {
                    return List.of();
                }
                List<Expr> arguments = expressions();
                if (arguments.size() > MAX_ARGUMENTS) {
                    throw cursor.fail("function or expression needs too many registers");
                }
                cursor.expectClosing(Token.RIGHT_PAREN, opener);
                return arguments;
            }
            default -> throw cursor.fail("function arguments expected");
        }
    }

    private Expr table() {
        int opener = cursor.index();
        int start = cursor.start();
        cursor.advance();
        List<Expr.Field> fields = new ArrayList<>();
        while (!cursor.at(Token.RIGHT_BRACE)) {
            fields.add(field());
            if (!cursor.accept(Token.COMMA) && !cursor.accept(Token.SEMICOLON)) {
                break;
            }
        }
        cursor.expectClosing(Token.RIGHT_BRACE, opener);
        return new Expr.Table(cursor.since(start), List.copyOf(fields));
    }

    private Expr.Field field() {
        int start = cursor.start();
        if (cursor.at(Token.NAME) && cursor.peek(1) == Token.ASSIGN) {
            Identifier name = cursor.expectName();
            cursor.advance();
            Expr key = new Expr.StringLiteral(name.span(), name.text());
            Expr value = expression(name.text());
            return new Expr.Field.Keyed(cursor.since(start), key, value);
        }
        if (cursor.at(Token.LEFT_BRACKET)) {
            Expr key = bracketedKey();
            cursor.expect(Token.ASSIGN);
            Expr value = expression();
            return new Expr.Field.Keyed(cursor.since(start), key, value);
        }
        return new Expr.Field.Positional(expression());
    }

    private static @Nullable UnaryOperator unaryOperator(Token token) {
        return switch (token) {
            case NOT -> UnaryOperator.NOT;
            case MINUS -> UnaryOperator.NEGATE;
            case TILDE -> UnaryOperator.BIT_NOT;
            case HASH -> UnaryOperator.LENGTH;
            default -> null;
        };
    }

    /** How tight a binary operator binds (Lua 5.3 §3.4.8); 0 for other tokens. */
    private static int leftPriority(Token token) {
        return switch (token) {
            case OR -> 1;
            case AND -> 2;
            case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> 3;
            case PIPE -> 4;
            case TILDE -> 5;
            case AMPERSAND -> 6;
            case SHIFT_LEFT, SHIFT_RIGHT -> 7;
            case CONCAT -> 9;
            case PLUS, MINUS -> 10;
            case STAR, SLASH, DOUBLE_SLASH, PERCENT -> 11;
            case CARET -> 14;
            default -> 0;
        };
    }

    private static BinaryOperator binaryOperator(Token token) {
        return switch (token) {
            case OR -> BinaryOperator.OR;
            case AND -> BinaryOperator.AND;
            case EQUAL -> BinaryOperator.EQUAL;
            case NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
            case LESS -> BinaryOperator.LESS;
            case LESS_EQUAL -> BinaryOperator.LESS_EQUAL;
            case GREATER -> BinaryOperator.GREATER;
            case GREATER_EQUAL -> BinaryOperator.GREATER_EQUAL;
            case PIPE -> BinaryOperator.BIT_OR;
            case TILDE -> BinaryOperator.BIT_XOR;
            case AMPERSAND -> BinaryOperator.BIT_AND;
            case SHIFT_LEFT -> BinaryOperator.SHIFT_LEFT;
            case SHIFT_RIGHT -> BinaryOperator.SHIFT_RIGHT;
            case CONCAT -> BinaryOperator.CONCAT;
            case PLUS -> BinaryOperator.ADD;
            case MINUS -> BinaryOperator.SUBTRACT;
            case STAR -> BinaryOperator.MULTIPLY;
            case SLASH -> BinaryOperator.DIVIDE;
            case DOUBLE_SLASH -> BinaryOperator.FLOOR_DIVIDE;
            case PERCENT -> BinaryOperator.MODULO;
            case CARET -> BinaryOperator.POWER;
            default -> throw new IllegalArgumentException(token + " is not a binary operator");
        };
    }
}
