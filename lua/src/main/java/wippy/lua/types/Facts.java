// SPDX-License-Identifier: Apache-2.0
package wippy.lua.types;

import java.util.Optional;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.Stat;

/**
 * What holds about a chunk in every run of it. Immutable to those who ask, but not for several
 * threads at once.
 */
public interface Facts {

    /**
     * {@return what a local variable or parameter holds from its declaration on} Captured and
     * reassigned variables included, since all assignments stand in the chunk.
     */
    ValueKind kind(Variable variable);

    /**
     * {@return what an expression gives, if it does not raise an error} Of several values it is the
     * first.
     */
    ValueKind kind(Expr expression);

    /**
     * {@return what a numeric loop counts with (Lua 5.3 §3.3.5)} LONG, DOUBLE or NUMBER; the
     * variable that the body sees may differ when the body assigns to it.
     */
    ValueKind counter(Stat.NumericFor loop);

    /** {@return the function whose closure a variable holds from its declaration on} */
    Optional<FunctionBody> function(Variable variable);

    /** {@return the function that a call certainly calls} */
    Optional<FunctionBody> callee(Expr.Call call);

    /**
     * {@return whether every call of a function is a {@link #callee} of this chunk} Its value goes
     * nowhere, so that the kinds of its parameters are those of the arguments. (A debug interface
     * that hands out functions from the stack must not hand out this one.)
     */
    boolean isClosed(FunctionBody function);

    /** {@return whether a function calls itself by the variable that holds it} */
    boolean isSelfRecursive(FunctionBody function);

    /**
     * {@return whether each return of a function gives exactly one value, and none is a tail call}
     * except of itself with as many arguments as are written, which may be a jump.
     *
     * <p>A call of such a function is one value wherever it stands, also as the last of several.
     */
    boolean givesOneValue(FunctionBody function);

    /** {@return what a function gives; ANY unless {@link #givesOneValue}} */
    ValueKind result(FunctionBody function);

    /**
     * {@return a second version of a function that is worth having: with parameters known to be
     * integers} For functions that call themselves and whose arguments are not known for certain; a
     * version for any arguments is needed beside it. Empty for other functions.
     */
    Optional<Specialization> specialization(FunctionBody function);
}
