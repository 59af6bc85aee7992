// SPDX-License-Identifier: Apache-2.0
package wippy.lua.embed;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;
import wippy.lua.syntax.Binding;
import wippy.lua.syntax.DiagnosticRenderer;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.Parsed;
import wippy.lua.syntax.Parser;
import wippy.lua.syntax.SourceFile;
import wippy.lua.syntax.Span;
import wippy.lua.syntax.Stat;
import wippy.lua.syntax.TypeExpr;

/**
 * How a Java function is called, in the words of the language: {@code name(a: integer, b: string?,
 * ...: any): boolean}. Arguments are checked before Java sees them; results are for the reader.
 */
final class Declaration {

    private static final String BEFORE = "local function ";
    private static final String AFTER = " end";

    private final SourceFile source;
    private final String name;
    private final FunctionBody function;

    private Declaration(SourceFile source, String name, FunctionBody function) {
        this.source = source;
        this.name = name;
        this.function = function;
    }

    /**
     * @throws IllegalArgumentException if it does not parse, or has types that no value can be
     *     checked against
     */
    static Declaration of(String text) {
        SourceFile source = SourceFile.of("declaration", BEFORE + LuaString.of(text) + AFTER);
        Parsed parsed = Parser.parse(source);
        if (parsed.hasErrors()) {
            throw new IllegalArgumentException(
                    DiagnosticRenderer.render(source, parsed.diagnostics()));
        }
        List<Stat> statements = parsed.chunk().main().body().statements();
        if (statements.size() == 1
                && statements.getFirst() instanceof Stat.LocalFunction local
                && local.body().body().statements().isEmpty()) {
            Declaration declaration = new Declaration(source, local.name().text(), local.body());
            declaration.requireCheckable();
            return declaration;
        }
        throw new IllegalArgumentException(
                "expected a declaration such as 'add(a: integer, b: integer): integer', not '"
                        + text
                        + "'");
    }

    String name() {
        return name;
    }

    /**
     * {@return the arguments as the body takes them: floats with an integer value made integers
     * where those are declared}
     */
    Object[] checked(LuaState state, LuaFunction callee, Object[] arguments) {
        List<Binding> parameters = function.parameters();
        Object[] checked = arguments.clone();
        for (int i = 0; i < Math.max(parameters.size(), arguments.length); i++) {
            Optional<TypeExpr> type =
                    i < parameters.size()
                            ? parameters.get(i).type()
                            : function.vararg().flatMap(FunctionBody.VarargParameter::type);
            if (type.isEmpty()) {
                continue;
            }
            Object value = i < arguments.length ? arguments[i] : null;
            if (admits(type.get(), value)) {
                continue;
            }
            if (value instanceof Double number
                    && number == number.longValue()
                    && admits(type.get(), number.longValue())) {
                checked[i] = number.longValue();
            } else {
                String came =
                        i < arguments.length ? LuaType.nameInMessages(state, value) : "no value";
                throw Arguments.bad(
                        state, callee, i + 1, text(type.get().span()) + " expected, got " + came);
            }
        }
        return checked;
    }

    private String text(Span span) {
        return source.text().substring(span.start(), span.end());
    }

    private void requireCheckable() {
        function.parameters().forEach(p -> p.type().ifPresent(t -> admits(t, null)));
        function.vararg()
                .flatMap(FunctionBody.VarargParameter::type)
                .ifPresent(t -> admits(t, null));
    }

    private boolean admits(TypeExpr type, @Nullable Object value) {
        return switch (type) {
            case TypeExpr.Named named -> isNamed(named, value);
            case TypeExpr.Literal literal -> isLiteral(literal.value(), value);
            case TypeExpr.Optionally optional -> admits(optional.type(), value) || value == null;
            case TypeExpr.Union union -> isOneOf(union.members(), value);
            case TypeExpr.Array _, TypeExpr.MapType _, TypeExpr.RecordType _ ->
                    value instanceof LuaTable;
            case TypeExpr.FunctionType _ -> value instanceof LuaFunction;
            case TypeExpr.Annotated annotated -> admits(annotated.type(), value);
            case TypeExpr.Intersection _,
                    TypeExpr.Asserts _,
                    TypeExpr.TypeOf _,
                    TypeExpr.KeyOf _,
                    TypeExpr.IndexAccess _,
                    TypeExpr.Conditional _ ->
                    throw unfit(type);
        };
    }

    /** Looks at all of them, so that a type that cannot be checked shows at once. */
    private boolean isOneOf(List<TypeExpr> types, @Nullable Object value) {
        boolean found = false;
        for (TypeExpr type : types) {
            found |= admits(type, value);
        }
        return found;
    }

    private boolean isNamed(TypeExpr.Named type, @Nullable Object value) {
        if (type.qualifier().isPresent() || !type.arguments().isEmpty()) {
            throw unfit(type);
        }
        String wanted = type.name().text();
        return switch (wanted) {
            case "any", "unknown" -> true;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Long || value instanceof Double;
            case "nil", "boolean", "string", "table", "function", "thread", "userdata" ->
                    LuaType.name(value).equals(wanted);
            default ->
                    value instanceof Userdata object
                            && object.metatable() != null
                            && wanted.equals(object.metatable().get("__name"));
        };
    }

    private boolean isLiteral(Expr literal, @Nullable Object value) {
        return switch (literal) {
            case Expr.StringLiteral text -> text.value().equals(value);
            case Expr.IntegerLiteral number -> Long.valueOf(number.value()).equals(value);
            case Expr.Bool bool -> Boolean.valueOf(bool.value()).equals(value);
            case Expr.Nil _ -> value == null;
            default ->
                    throw new IllegalArgumentException(
                            "cannot check arguments against the literal '"
                                    + text(literal.span())
                                    + "': use a string, an integer, a boolean or nil");
        };
    }

    private IllegalArgumentException unfit(TypeExpr type) {
        return new IllegalArgumentException(
                "cannot check arguments against '"
                        + text(type.span())
                        + "': use the types of values (integer, string, …), the __name of a"
                        + " metatable, literals, tables, functions, '?' and '|'");
    }
}
