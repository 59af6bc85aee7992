// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.Optional;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.BinaryOperator;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.UnaryOperator;

/**
 * When operands are evaluated. Lua leaves the order open (Lua 5.3 §3.4), but programs come to
 * depend on that of PUC Lua and LuaJIT: an operator is applied before a call that stands behind it,
 * and a local of the function itself is read when the operator is applied, after the calls among
 * its operands.
 */
final class EvaluationOrder {

    private final FunctionGenerator function;

    EvaluationOrder(FunctionGenerator function) {
        this.function = function;
    }

    /** {@return whether one operand is to be read after the next one has been evaluated} */
    boolean isReadAfter(Expr operand, Expr next) {
        return isLate(operand) && mayCall(next);
    }

    /** {@return whether an expression is a local of this function that its closures may assign} */
    boolean isLate(Expr expression) {
        if (!(expression instanceof Expr.Name name)) {
            return false;
        }
        Optional<Variable> variable = function.chunk().resolved().variable(name);
        if (variable.isEmpty()) {
            return false;
        }
        return switch (function.variables.storage(variable.get())) {
            case Storage.InCell _, Storage.CellInFrame _ -> true;
            case Storage.Local _,
                    Storage.Tagged _,
                    Storage.InFrame _,
                    Storage.Upvalue _,
                    Storage.UpvalueCell _,
                    Storage.Constant _,
                    Storage.Self _ ->
                    false;
        };
    }

    /** {@return whether evaluating may call a function, other than by reading a table or global} */
    static boolean mayCall(Expr expression) {
        return switch (expression) {
            case Expr.Nil _,
                    Expr.Bool _,
                    Expr.IntegerLiteral _,
                    Expr.FloatLiteral _,
                    Expr.StringLiteral _,
                    Expr.Vararg _,
                    Expr.Function _,
                    Expr.Name _ ->
                    false;
            case Expr.Call _, Expr.MethodCall _ -> true;
            case Expr.Index index -> mayCall(index.object()) || mayCall(index.key());
            case Expr.Binary binary ->
                    mayCall(binary.operator()) || mayCall(binary.left()) || mayCall(binary.right());
            case Expr.Unary unary ->
                    unary.operator() == UnaryOperator.LENGTH || mayCall(unary.operand());
            case Expr.Paren paren -> mayCall(paren.inner());
            case Expr.Table table -> mayCall(table);
            case Expr.Cast cast -> mayCall(cast.value());
            case Expr.NonNil claim -> mayCall(claim.value());
        };
    }

    /** Metamethods count for operators that are seldom arithmetic on numbers. */
    private static boolean mayCall(BinaryOperator operator) {
        return switch (operator) {
            case CONCAT, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
            default -> false;
        };
    }

    private static boolean mayCall(Expr.Table table) {
        for (Expr.Field field : table.fields()) {
            boolean may =
                    switch (field) {
                        case Expr.Field.Keyed keyed ->
                                mayCall(keyed.key()) || mayCall(keyed.value());
                        case Expr.Field.Positional positional -> mayCall(positional.value());
                    };
            if (may) {
                return true;
            }
        }
        return false;
    }
}
