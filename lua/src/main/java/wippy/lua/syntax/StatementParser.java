// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses statements and function bodies (Lua 5.3 §3.3, §3.4.11), and goes on after errors. */
final class StatementParser {
    /** A function has no more locals, so neither has a statement. */
    private static final int MAX_NAMES = 200;

    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final TypeParser types;
    private final Indentation indentation;
    private boolean vararg = true;

    /** An 'else if' whose second 'if' may be the reason that an 'end' is missing; else -1. */
    private int elseIf = -1;

    StatementParser(Cursor cursor) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor, this);
        this.types = expressions.types();
        this.indentation = cursor.indentation();
    }

    /** {@return whether the function being parsed has a {@code ...}} */
    boolean isVararg() {
        return vararg;
    }

    /** The whole source. */
    List<Stat> main() {
        List<Stat> statements = new ArrayList<>();
        try {
            cursor.advance();
        } catch (SyntaxFailure failure) {
            recover(failure);
        }
        while (true) {
            statements(statements, Token.EOF, -1);
            if (cursor.at(Token.EOF)) {
                return statements;
            }
            cursor.report(cursor.unclosed(Token.EOF, -1));
            cursor.skip();
        }
    }

    /** The statements of a block that {@code closer} ends and {@code opener} began. */
    private Block block(Token closer, int opener) {
        int start = cursor.start();
        List<Stat> statements = new ArrayList<>();
        statements(statements, closer, opener);
        return new Block(cursor.since(start), List.copyOf(statements));
    }

    private void statements(List<Stat> statements, Token closer, int opener) {
        while (!cursor.kind().endsBlock()) {
            int before = cursor.index();
            int levels = cursor.levels();
            try {
                if (cursor.at(Token.RETURN)) {
                    statements.add(returnStatement());
                    if (!cursor.kind().endsBlock()) {
                        cursor.report(afterReturn(cursor.unclosed(closer, opener)));
                    }
                } else if (!cursor.accept(Token.SEMICOLON)) {
                    statements.add(statement());
                }
            } catch (SyntaxFailure failure) {
                cursor.restoreLevels(levels);
                recover(failure);
                if (cursor.index() == before && !cursor.kind().endsBlock()) {
                    cursor.skip();
                }
            }
        }
    }

    private static SyntaxFailure afterReturn(SyntaxFailure failure) {
        String hint =
                "'return' ends its block: an 'end' is missing before this,"
                        + " or the 'return' is meant to be 'do return end'";
        return Cursor.withHint(new SyntaxFailure(failure.diagnostic(), false), hint);
    }

    private void recover(SyntaxFailure failure) {
        cursor.report(failure);
        if (!failure.isStructural()) {
            cursor.skipToStatement();
        }
    }

    private Stat statement() {
        cursor.enterLevel();
        Stat statement =
                switch (cursor.kind()) {
                    case IF -> ifStatement();
                    case WHILE -> whileStatement();
                    case DO -> doStatement();
                    case FOR -> forStatement();
                    case REPEAT -> repeatStatement();
                    case FUNCTION -> functionStatement();
                    case LOCAL -> local();
                    case DOUBLE_COLON -> label();
                    case BREAK -> {
                        Span span = cursor.span();
                        cursor.advance();
                        yield new Stat.Break(span);
                    }
                    case GOTO -> {
                        int start = cursor.start();
                        cursor.advance();
                        Identifier name = cursor.expectName();
                        yield new Stat.Goto(cursor.since(start), name);
                    }
                    case NAME -> nameStatement();
                    default -> expressionStatement();
                };
        cursor.leaveLevel();
        return statement;
    }

    private Stat ifStatement() {
        int opener = cursor.index();
        int start = cursor.start();
        List<Stat.If.Clause> clauses = new ArrayList<>(2);
        Optional<Block> otherwise = Optional.empty();
        do {
            cursor.advance();
            Expr condition = header(Token.THEN);
            clauses.add(new Stat.If.Clause(condition, block(Token.END, opener)));
        } while (cursor.at(Token.ELSEIF));
        if (cursor.accept(Token.ELSE)) {
            if (cursor.at(Token.IF) && !cursor.beginsLine(0)) {
                elseIf = cursor.index();
            }
            otherwise = Optional.of(block(Token.END, opener));
        }
        closeBlock(Token.END, opener);
        if (elseIf > opener) {
            elseIf = -1;
        }
        return new Stat.If(cursor.since(start), List.copyOf(clauses), otherwise);
    }

    /**
     * The condition of a block and the word behind it. If either is wrong the block itself may
     * still be sound, so that parsing goes on in it.
     */
    private Expr header(Token word) {
        int start = cursor.start();
        int levels = cursor.levels();
        try {
            Expr condition = expressions.expression();
            cursor.expect(word);
            return condition;
        } catch (SyntaxFailure failure) {
            resume(failure, word, levels);
            return new Expr.Nil(cursor.since(start));
        }
    }

    private void resume(SyntaxFailure failure, Token word, int levels) {
        cursor.restoreLevels(levels);
        cursor.report(failure);
        if (cursor.skipTo(word)) {
            cursor.skip();
        } else if (!cursor.kind().endsBlock()) {
            cursor.skipToStatement();
        }
    }

    private void closeBlock(Token closer, int opener) {
        if (cursor.at(closer)) {
            indentation.closed(opener, cursor.index());
            cursor.advance();
            return;
        }
        SyntaxFailure failure = cursor.unclosed(closer, opener);
        Optional<String> suspicion = indentation.suspicion();
        if (suspicion.isPresent()) {
            failure = Cursor.withHint(failure, suspicion.get());
        } else if (elseIf >= 0 && cursor.at(Token.EOF)) {
            String hint =
                    "the 'else if' at line %d opens a second 'if', which needs an 'end' of its own;"
                                    .formatted(cursor.line(elseIf))
                            + " 'elseif' is one word";
            failure = Cursor.withHint(failure, hint);
        }
        throw failure;
    }

    private Stat whileStatement() {
        int opener = cursor.index();
        int start = cursor.start();
        cursor.advance();
        Expr condition = header(Token.DO);
        Block body = block(Token.END, opener);
        closeBlock(Token.END, opener);
        return new Stat.While(cursor.since(start), condition, body);
    }

    private Stat doStatement() {
        int opener = cursor.index();
        int start = cursor.start();
        cursor.advance();
        Block body = block(Token.END, opener);
        closeBlock(Token.END, opener);
        return new Stat.Do(cursor.since(start), body);
    }

    private Stat repeatStatement() {
        int opener = cursor.index();
        int start = cursor.start();
        cursor.advance();
        Block body = block(Token.UNTIL, opener);
        closeBlock(Token.UNTIL, opener);
        Expr condition = expressions.expression();
        return new Stat.Repeat(cursor.since(start), body, condition);
    }

    private Stat forStatement() {
        int opener = cursor.index();
        int start = cursor.start();
        int levels = cursor.levels();
        cursor.advance();
        List<Binding> variables = new ArrayList<>(2);
        List<Expr> values = List.of();
        boolean numeric = false;
        try {
            variables.add(binding());
            if (cursor.accept(Token.ASSIGN)) {
                numeric = true;
                values = range();
            } else {
                while (cursor.accept(Token.COMMA)) {
                    variables.add(binding());
                }
                if (!cursor.at(Token.IN)) {
                    throw cursor.expected(variables.size() == 1 ? "'=' or 'in'" : "'in'");
                }
                cursor.advance();
                values = expressions.expressions();
            }
            cursor.expect(Token.DO);
        } catch (SyntaxFailure failure) {
            resume(failure, Token.DO, levels);
        }
        Block body = block(Token.END, opener);
        closeBlock(Token.END, opener);
        Span span = cursor.since(start);
        if (numeric && values.size() >= 2) {
            Optional<Expr> step = values.size() > 2 ? Optional.of(values.get(2)) : Optional.empty();
            return new Stat.NumericFor(
                    span, variables.getFirst(), values.get(0), values.get(1), step, body);
        }
        return new Stat.GenericFor(span, List.copyOf(variables), values, body);
    }

    private List<Expr> range() {
        List<Expr> values = new ArrayList<>(3);
        values.add(expressions.expression());
        cursor.expect(Token.COMMA);
        values.add(expressions.expression());
        if (cursor.accept(Token.COMMA)) {
            values.add(expressions.expression());
        }
        return values;
    }

    private Stat functionStatement() {
        int opener = cursor.index();
        int start = cursor.start();
        cursor.advance();
        Identifier name = cursor.expectName();
        Expr target = new Expr.Name(name.span(), name.text());
        Optional<Span> self = Optional.empty();
        while (cursor.at(Token.DOT) || cursor.at(Token.COLON)) {
            boolean method = cursor.at(Token.COLON);
            Span separator = cursor.span();
            cursor.advance();
            name = cursor.expectName();
            Expr key = new Expr.StringLiteral(name.span(), name.text());
            target = new Expr.Index(target.span().to(name.span()), target, key);
            if (method) {
                self = Optional.of(separator);
                break;
            }
        }
        FunctionBody body = functionBody(opener, name.text(), self);
        return new Stat.FunctionStat(cursor.since(start), target, body);
    }

    /**
     * A function from its type parameters or {@code (} to its {@code end}.
     *
     * @param opener token of {@code function}
     * @param self where a method gets its first parameter from; absent for other functions
     */
    FunctionBody functionBody(int opener, String name, Optional<Span> self) {
        int outerLine = cursor.enterFunction(cursor.line(opener));
        boolean outerVararg = vararg;
        List<TypeExpr.TypeParameter> typeParameters = types.typeParameters();
        List<Binding> parameters = new ArrayList<>();
        self.ifPresent(
                span ->
                        parameters.add(
                                new Binding(new Identifier(span, "self"), Optional.empty())));
        cursor.expect(Token.LEFT_PAREN);
        Optional<FunctionBody.VarargParameter> rest = parameters(parameters);
        cursor.expect(Token.RIGHT_PAREN);
        Optional<List<TypeExpr>> returns = types.returns();
        vararg = rest.isPresent();
        Block body;
        try {
            body = block(Token.END, opener);
            closeBlock(Token.END, opener);
        } finally {
            vararg = outerVararg;
            cursor.leaveFunction(outerLine);
        }
        Span span = cursor.since(cursor.tokens().start(opener));
        return new FunctionBody(
                span, name, typeParameters, List.copyOf(parameters), rest, returns, body);
    }

    private Optional<FunctionBody.VarargParameter> parameters(List<Binding> parameters) {
        if (cursor.at(Token.RIGHT_PAREN)) {
            return Optional.empty();
        }
        do {
            if (cursor.at(Token.DOTS)) {
                int start = cursor.start();
                cursor.advance();
                Optional<TypeExpr> type = Optional.empty();
                if (cursor.accept(Token.COLON) || types.beginsHere()) {
                    type = Optional.of(types.type());
                }
                return Optional.of(new FunctionBody.VarargParameter(cursor.since(start), type));
            }
            if (!cursor.at(Token.NAME)) {
                throw cursor.fail("<name> or '...' expected");
            }
            parameters.add(binding());
        } while (cursor.accept(Token.COMMA));
        return Optional.empty();
    }

    /** A name that is declared, with its annotation if it has one. */
    Binding binding() {
        Identifier name = cursor.expectName();
        if (cursor.accept(Token.COLON)) {
            return new Binding(name, Optional.of(types.type()));
        }
        return new Binding(name, Optional.empty());
    }

    private Stat local() {
        int start = cursor.start();
        cursor.advance();
        if (cursor.at(Token.FUNCTION)) {
            int opener = cursor.index();
            cursor.advance();
            Identifier name = cursor.expectName();
            FunctionBody body = functionBody(opener, name.text(), Optional.empty());
            return new Stat.LocalFunction(cursor.since(start), name, body);
        }
        List<Binding> names = new ArrayList<>(2);
        do {
            names.add(binding());
            if (names.size() > MAX_NAMES) {
                throw cursor.tooMany("local variables", MAX_NAMES);
            }
        } while (cursor.accept(Token.COMMA));
        List<Expr> values = List.of();
        if (cursor.accept(Token.ASSIGN)) {
            values = namedValues(names.stream().map(b -> b.name().text()).toList());
        }
        return new Stat.Local(cursor.since(start), List.copyOf(names), values);
    }

    /** Values of variables; a function among them is called like its variable. */
    private List<Expr> namedValues(List<String> names) {
        List<Expr> values = new ArrayList<>(2);
        do {
            String name = values.size() < names.size() ? names.get(values.size()) : "anonymous";
            values.add(expressions.expression(name));
        } while (cursor.accept(Token.COMMA));
        return List.copyOf(values);
    }

    private Stat label() {
        int start = cursor.start();
        cursor.advance();
        Identifier name = cursor.expectName();
        cursor.expect(Token.DOUBLE_COLON);
        return new Stat.Label(cursor.since(start), name);
    }

    private Stat returnStatement() {
        int start = cursor.start();
        cursor.advance();
        List<Expr> values = List.of();
        if (!cursor.kind().endsBlock() && !cursor.at(Token.SEMICOLON)) {
            values = expressions.expressions();
        }
        Span span = cursor.since(start);
        cursor.accept(Token.SEMICOLON);
        return new Stat.Return(span, values);
    }

    /** A statement that begins with a name; two names in a row are a declaration of a type. */
    private Stat nameStatement() {
        if (cursor.peek(1) == Token.NAME) {
            if (cursor.atWord("type")) {
                return types.alias();
            }
            if (cursor.atWord("interface")) {
                return types.interfaceStatement(this);
            }
        }
        return expressionStatement();
    }

    private Stat expressionStatement() {
        int start = cursor.start();
        Expr first = expressions.suffixed();
        if (!cursor.at(Token.ASSIGN) && !cursor.at(Token.COMMA)) {
            if (first instanceof Expr.Call || first instanceof Expr.MethodCall) {
                return new Stat.CallStat(cursor.since(start), first);
            }
            throw cursor.fail("syntax error");
        }
        List<Expr> targets = new ArrayList<>(2);
        targets.add(target(first));
        while (cursor.accept(Token.COMMA)) {
            targets.add(target(expressions.suffixed()));
            cursor.countFurther(targets.size());
        }
        cursor.expect(Token.ASSIGN);
        List<Expr> values = namedValues(targets.stream().map(StatementParser::nameOf).toList());
        return new Stat.Assign(cursor.since(start), List.copyOf(targets), values);
    }

    private Expr target(Expr expression) {
        if (expression instanceof Expr.Name || expression instanceof Expr.Index) {
            return expression;
        }
        throw cursor.fail("syntax error");
    }

    /** The last part of a target; a quoted key is longer in the source and names nothing. */
    private static String nameOf(Expr target) {
        if (target instanceof Expr.Name name) {
            return name.text();
        }
        return target instanceof Expr.Index index
                        && index.key() instanceof Expr.StringLiteral key
                        && key.span().end() - key.span().start() == key.value().length()
                ? key.value()
                : "anonymous";
    }
}
