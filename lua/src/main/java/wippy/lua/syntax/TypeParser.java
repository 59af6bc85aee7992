// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses types, and the two statements that define them.
 *
 * <p>All words of types are names to the lexer. {@code fun}, {@code keyof} and {@code typeof} mean
 * something before {@code (}, {@code readonly} and {@code interface} before <code>{</code>, {@code
 * asserts} before a name, {@code extends} behind a type; elsewhere each is a type's name.
 */
final class TypeParser {
    private final Cursor cursor;
    private final ExpressionParser expressions;

    TypeParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /**
     * A type. {@code |} and {@code &} have one level and associate to the left; {@code A | B | C}
     * is one union.
     */
    TypeExpr type() {
        cursor.enterLevel();
        int start = cursor.start();
        cursor.accept(Token.PIPE);
        TypeExpr left = postfix(true);
        if (atConditional()) {
            left = conditional(start, left);
        }
        while (cursor.at(Token.PIPE) || cursor.at(Token.AMPERSAND)) {
            Token operator = cursor.kind();
            List<TypeExpr> members = new ArrayList<>();
            members.add(left);
            while (cursor.accept(operator)) {
                members.add(postfix(true));
            }
            Span span = cursor.since(start);
            left =
                    operator == Token.PIPE
                            ? new TypeExpr.Union(span, List.copyOf(members))
                            : new TypeExpr.Intersection(span, List.copyOf(members));
        }
        cursor.leaveLevel();
        return left;
    }

    /** {@return whether the current token begins a type} */
    boolean beginsHere() {
        return begins(cursor.kind());
    }

    /** {@return whether a token begins a type} */
    static boolean begins(Token token) {
        return switch (token) {
            case NAME, NIL, TRUE, FALSE, STRING, INTEGER, FLOAT, LEFT_BRACE, LEFT_PAREN, PIPE ->
                    true;
            default -> false;
        };
    }

    /** The type of a cast. A name before {@code <} is generic only if that can be read so. */
    TypeExpr castType() {
        if (cursor.at(Token.NAME) && cursor.peek(1) == Token.LESS) {
            int mark = cursor.index();
            int levels = cursor.levels();
            try {
                return type();
            } catch (SyntaxFailure failure) {
                cursor.restoreLevels(levels);
                cursor.rewind(mark);
                Identifier name = cursor.expectName();
                return new TypeExpr.Named(name.span(), Optional.empty(), name, List.of());
            }
        }
        return type();
    }

    private boolean atConditional() {
        return cursor.atWord("extends") && !cursor.beginsLine(0) && cursor.peek(1) != Token.ASSIGN;
    }

    private TypeExpr conditional(int start, TypeExpr subject) {
        cursor.advance();
        TypeExpr bound = postfix(false);
        cursor.expect(Token.QUESTION);
        TypeExpr matched = type();
        cursor.expect(Token.COLON);
        TypeExpr otherwise = type();
        return new TypeExpr.Conditional(cursor.since(start), subject, bound, matched, otherwise);
    }

    /**
     * A primary type with what may follow it.
     *
     * @param lastQuestion whether the last of several {@code ?} belongs to it; in a conditional
     *     type it does not
     */
    private TypeExpr postfix(boolean lastQuestion) {
        int start = cursor.start();
        TypeExpr result = primary();
        while (true) {
            switch (cursor.kind()) {
                case QUESTION -> {
                    if (!lastQuestion && cursor.peek(1) != Token.QUESTION) {
                        return result;
                    }
                    cursor.advance();
                    result = new TypeExpr.Optionally(cursor.since(start), result);
                }
                case LEFT_BRACKET -> {
                    cursor.advance();
                    if (cursor.accept(Token.RIGHT_BRACKET)) {
                        result = new TypeExpr.Array(cursor.since(start), result, false);
                    } else {
                        TypeExpr key = type();
                        cursor.expect(Token.RIGHT_BRACKET);
                        result = new TypeExpr.IndexAccess(cursor.since(start), result, key);
                    }
                }
                case AT -> {
                    List<TypeExpr.Annotation> annotations = annotations();
                    result = new TypeExpr.Annotated(cursor.since(start), result, annotations);
                }
                default -> {
                    return result;
                }
            }
        }
    }

    private List<TypeExpr.Annotation> annotations() {
        List<TypeExpr.Annotation> annotations = new ArrayList<>(2);
        while (cursor.at(Token.AT)) {
            int start = cursor.start();
            cursor.advance();
            Identifier name = cursor.expectName();
            List<Expr> arguments = List.of();
            if (cursor.at(Token.LEFT_PAREN)) {
                int opener = cursor.index();
                cursor.advance();
                if (!cursor.at(Token.RIGHT_PAREN)) {
                    arguments = expressions.expressions();
                }
                cursor.expectClosing(Token.RIGHT_PAREN, opener);
            }
            annotations.add(new TypeExpr.Annotation(cursor.since(start), name, arguments));
        }
        return List.copyOf(annotations);
    }

    private TypeExpr primary() {
        Span span = cursor.span();
        return switch (cursor.kind()) {
            case NIL -> literal(new Expr.Nil(span));
            case TRUE -> literal(new Expr.Bool(span, true));
            case FALSE -> literal(new Expr.Bool(span, false));
            case INTEGER ->
                    literal(new Expr.IntegerLiteral(span, cursor.tokens().integer(cursor.index())));
            case FLOAT ->
                    literal(new Expr.FloatLiteral(span, cursor.tokens().number(cursor.index())));
            case STRING ->
                    literal(new Expr.StringLiteral(span, cursor.tokens().string(cursor.index())));
            case MINUS -> negativeLiteral();
            case LEFT_BRACE -> braces(false);
            case LEFT_PAREN -> parenthesis(false).getFirst();
            case NAME -> word();
            default -> throw cursor.expected("type");
        };
    }

    private TypeExpr literal(Expr value) {
        cursor.advance();
        return new TypeExpr.Literal(value.span(), value);
    }

    private TypeExpr negativeLiteral() {
        int start = cursor.start();
        cursor.advance();
        Span span = new Span(start, cursor.span().end());
        return switch (cursor.kind()) {
            case INTEGER ->
                    literal(
                            new Expr.IntegerLiteral(
                                    span, -cursor.tokens().integer(cursor.index())));
            case FLOAT ->
                    literal(new Expr.FloatLiteral(span, -cursor.tokens().number(cursor.index())));
            default -> throw cursor.expected("number");
        };
    }

    /** A type that begins with a name, which may be a word of the dialect. */
    private TypeExpr word() {
        Token next = cursor.peek(1);
        if (next == Token.LEFT_PAREN && cursor.atWord("fun")) {
            return funType();
        }
        if (next == Token.LEFT_PAREN && cursor.atWord("keyof")) {
            return keyOf();
        }
        if (next == Token.LEFT_PAREN && cursor.atWord("typeof")) {
            return typeOf();
        }
        if (next == Token.LEFT_BRACE && cursor.atWord("interface")) {
            cursor.advance();
            return braces(false);
        }
        if (next == Token.LEFT_BRACE && cursor.atWord("readonly")) {
            cursor.advance();
            return braces(true);
        }
        if (next == Token.NAME && cursor.atWord("asserts") && !cursor.beginsLine(1)) {
            return asserts();
        }
        return named();
    }

    private TypeExpr named() {
        int start = cursor.start();
        Identifier name = cursor.expectName();
        Optional<Identifier> qualifier = Optional.empty();
        if (cursor.accept(Token.DOT)) {
            qualifier = Optional.of(name);
            name = cursor.expectName();
        }
        List<TypeExpr> arguments = new ArrayList<>(2);
        if (cursor.accept(Token.LESS)) {
            do {
                arguments.add(type());
            } while (cursor.accept(Token.COMMA));
            closeAngle();
        }
        return new TypeExpr.Named(cursor.since(start), qualifier, name, List.copyOf(arguments));
    }

    /** Closes {@code <}; {@code >>} closes two. */
    private void closeAngle() {
        if (cursor.at(Token.SHIFT_RIGHT)) {
            cursor.splitShiftRight();
        } else {
            cursor.expect(Token.GREATER);
        }
    }

    private TypeExpr keyOf() {
        int start = cursor.start();
        cursor.advance();
        int opener = cursor.index();
        cursor.advance();
        TypeExpr type = type();
        cursor.expectClosing(Token.RIGHT_PAREN, opener);
        return new TypeExpr.KeyOf(cursor.since(start), type);
    }

    private TypeExpr typeOf() {
        int start = cursor.start();
        cursor.advance();
        int opener = cursor.index();
        cursor.advance();
        Expr expression = expressions.expression();
        cursor.expectClosing(Token.RIGHT_PAREN, opener);
        return new TypeExpr.TypeOf(cursor.since(start), expression);
    }

    private TypeExpr asserts() {
        int start = cursor.start();
        cursor.advance();
        Identifier parameter = cursor.expectName();
        Optional<TypeExpr> type = Optional.empty();
        if (cursor.atWord("is") && !cursor.beginsLine(0)) {
            cursor.advance();
            type = Optional.of(type());
        }
        return new TypeExpr.Asserts(cursor.since(start), parameter, type);
    }

    /** An array, a map or a record. */
    private TypeExpr braces(boolean readonly) {
        int opener = cursor.index();
        int start = readonly ? cursor.tokens().start(opener - 1) : cursor.start();
        cursor.advance();
        if (cursor.at(Token.LEFT_BRACKET)) {
            cursor.advance();
            TypeExpr key = type();
            cursor.expect(Token.RIGHT_BRACKET);
            cursor.expect(Token.COLON);
            TypeExpr value = type();
            acceptSeparator();
            cursor.expectClosing(Token.RIGHT_BRACE, opener);
            return new TypeExpr.MapType(cursor.since(start), key, value, readonly);
        }
        if (cursor.at(Token.RIGHT_BRACE) || atField()) {
            List<TypeExpr.Field> fields = fields();
            cursor.expectClosing(Token.RIGHT_BRACE, opener);
            return new TypeExpr.RecordType(cursor.since(start), fields, readonly);
        }
        TypeExpr element = type();
        cursor.expectClosing(Token.RIGHT_BRACE, opener);
        return new TypeExpr.Array(cursor.since(start), element, readonly);
    }

    private boolean atField() {
        return cursor.at(Token.NAME)
                && (cursor.peek(1) == Token.COLON
                        || (cursor.peek(1) == Token.QUESTION && cursor.peek(2) == Token.COLON));
    }

    private List<TypeExpr.Field> fields() {
        List<TypeExpr.Field> fields = new ArrayList<>();
        while (!cursor.at(Token.RIGHT_BRACE)) {
            int start = cursor.start();
            Identifier name = cursor.expectName();
            boolean optional = cursor.accept(Token.QUESTION);
            cursor.expect(Token.COLON);
            TypeExpr type = type();
            if (cursor.at(Token.AT)) {
                type = new TypeExpr.Annotated(cursor.since(start), type, annotations());
            }
            fields.add(new TypeExpr.Field(cursor.since(start), name, type, optional));
            if (!acceptSeparator()) {
                break;
            }
        }
        return List.copyOf(fields);
    }

    private boolean acceptSeparator() {
        return cursor.accept(Token.COMMA) || cursor.accept(Token.SEMICOLON);
    }

    /** Parameters as read, before it is known whether they are parameters. */
    private record Parameters(List<TypeExpr.Parameter> fixed, Optional<TypeExpr> vararg) {

        boolean isPlainTypes() {
            return vararg.isEmpty() && fixed.stream().allMatch(p -> p.name().isEmpty());
        }

        List<TypeExpr> types() {
            return fixed.stream().map(TypeExpr.Parameter::type).toList();
        }
    }

    /**
     * What begins with {@code (}: a function type, a type in parentheses, or, where results stand,
     * no or several types.
     */
    private List<TypeExpr> parenthesis(boolean results) {
        int start = cursor.start();
        Parameters parameters = parameters();
        if (cursor.at(Token.ARROW)) {
            cursor.advance();
            List<TypeExpr> returned = results();
            return List.of(
                    new TypeExpr.FunctionType(
                            cursor.since(start),
                            parameters.fixed(),
                            parameters.vararg(),
                            returned));
        }
        if (parameters.isPlainTypes() && (results || parameters.fixed().size() == 1)) {
            return parameters.types();
        }
        throw cursor.expected("'->'");
    }

    private Parameters parameters() {
        int opener = cursor.index();
        cursor.expect(Token.LEFT_PAREN);
        List<TypeExpr.Parameter> fixed = new ArrayList<>();
        Optional<TypeExpr> vararg = Optional.empty();
        while (!cursor.at(Token.RIGHT_PAREN) && vararg.isEmpty()) {
            if (cursor.at(Token.DOTS)) {
                vararg = Optional.of(varargType());
            } else if (cursor.at(Token.NAME) && atField()) {
                Identifier name = cursor.expectName();
                boolean optional = cursor.accept(Token.QUESTION);
                cursor.expect(Token.COLON);
                TypeExpr type = type();
                if (optional) {
                    type = new TypeExpr.Optionally(type.span(), type);
                }
                fixed.add(new TypeExpr.Parameter(Optional.of(name), type));
            } else {
                fixed.add(new TypeExpr.Parameter(Optional.empty(), type()));
            }
            if (!cursor.accept(Token.COMMA)) {
                break;
            }
        }
        cursor.expectClosing(Token.RIGHT_PAREN, opener);
        return new Parameters(List.copyOf(fixed), vararg);
    }

    /** {@code ...T} or {@code ...: T}; {@code ...} alone is of any type. */
    private TypeExpr varargType() {
        Span dots = cursor.span();
        cursor.advance();
        if (cursor.accept(Token.COLON) || beginsHere()) {
            return type();
        }
        return new TypeExpr.Named(dots, Optional.empty(), new Identifier(dots, "any"), List.of());
    }

    private TypeExpr funType() {
        int start = cursor.start();
        cursor.advance();
        Parameters parameters = parameters();
        List<TypeExpr> returned = List.of();
        if (cursor.accept(Token.COLON) || cursor.accept(Token.ARROW)) {
            returned = results();
        }
        return new TypeExpr.FunctionType(
                cursor.since(start), parameters.fixed(), parameters.vararg(), returned);
    }

    /** Results of a function type: one type, or none or several in parentheses. */
    private List<TypeExpr> results() {
        if (!cursor.at(Token.LEFT_PAREN)) {
            return List.of(type());
        }
        int mark = cursor.index();
        List<TypeExpr> list = parenthesis(true);
        if (list.size() != 1 || !continuesType()) {
            return list;
        }
        cursor.rewind(mark);
        return List.of(type());
    }

    private boolean continuesType() {
        return switch (cursor.kind()) {
            case PIPE, AMPERSAND, QUESTION, LEFT_BRACKET, AT -> true;
            default -> atConditional();
        };
    }

    /** The annotated results of a function, if it has any. */
    Optional<List<TypeExpr>> returns() {
        if (!cursor.accept(Token.COLON)) {
            return Optional.empty();
        }
        List<TypeExpr> list = new ArrayList<>(results());
        if (list.size() == 1) {
            while (cursor.accept(Token.COMMA)) {
                list.add(type());
            }
        }
        return Optional.of(List.copyOf(list));
    }

    /** {@code <T, U: bound>}, if it stands here. */
    List<TypeExpr.TypeParameter> typeParameters() {
        if (!cursor.accept(Token.LESS)) {
            return List.of();
        }
        List<TypeExpr.TypeParameter> list = new ArrayList<>(2);
        do {
            Identifier name = cursor.expectName();
            Optional<TypeExpr> bound = Optional.empty();
            if (cursor.accept(Token.COLON)) {
                bound = Optional.of(type());
            }
            list.add(new TypeExpr.TypeParameter(name, bound));
        } while (cursor.accept(Token.COMMA));
        closeAngle();
        return List.copyOf(list);
    }

    /** {@code type Name<…> = type} */
    Stat alias() {
        int start = cursor.start();
        cursor.advance();
        Identifier name = cursor.expectName();
        List<TypeExpr.TypeParameter> parameters = typeParameters();
        cursor.expect(Token.ASSIGN);
        TypeExpr type = type();
        return new Stat.TypeAlias(cursor.since(start), name, parameters, type);
    }

    /** {@code interface Name: Parents … end} */
    Stat interfaceStatement(StatementParser statements) {
        int opener = cursor.index();
        int start = cursor.start();
        cursor.advance();
        Identifier name = cursor.expectName();
        List<Identifier> parents = new ArrayList<>(2);
        if (cursor.accept(Token.COLON)) {
            do {
                parents.add(cursor.expectName());
            } while (cursor.accept(Token.COMMA));
        }
        List<TypeExpr.Method> methods = new ArrayList<>();
        while (cursor.at(Token.FUNCTION)) {
            methods.add(method(statements));
        }
        cursor.expectClosing(Token.END, opener);
        return new Stat.InterfaceStat(
                cursor.since(start), name, List.copyOf(parents), List.copyOf(methods));
    }

    private TypeExpr.Method method(StatementParser statements) {
        int start = cursor.start();
        cursor.advance();
        Identifier name = cursor.expectName();
        int opener = cursor.index();
        cursor.expect(Token.LEFT_PAREN);
        List<Binding> parameters = new ArrayList<>();
        if (!cursor.at(Token.RIGHT_PAREN)) {
            do {
                parameters.add(statements.binding());
            } while (cursor.accept(Token.COMMA));
        }
        cursor.expectClosing(Token.RIGHT_PAREN, opener);
        Optional<List<TypeExpr>> returns = returns();
        return new TypeExpr.Method(cursor.since(start), name, List.copyOf(parameters), returns);
    }
}
