// SPDX-License-Identifier: Apache-2.0
package wippy.lua.resolve;

import java.util.List;
import java.util.Optional;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.Chunk;
import wippy.lua.syntax.Diagnostic;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.Stat;

/** Which variable each name means, which label each goto; facts beside the tree. */
public interface Resolved {

    /** {@return the tree these facts are about} */
    Chunk chunk();

    /** {@return what is wrong: undeclared labels, jumps into scopes, repeated labels, limits} */
    List<Diagnostic> diagnostics();

    /** {@return the variable a name means; empty for a global} */
    Optional<Variable> variable(Expr.Name name);

    /**
     * {@return the {@code _ENV} variable through which a global goes} Empty unless {@link
     * #usesEnv}.
     */
    Optional<Variable> environment(Expr.Name global);

    /**
     * {@return variables of the main function that no statement declares} The first one, usually
     * {@code _ENV}, begins as the environment, others as nil. Empty unless {@link #usesEnv}.
     */
    List<Variable> hidden();

    /**
     * {@return the variables that a statement declares, in order} For {@code local}, {@code local
     * function}, numeric and generic {@code for}; empty for others.
     */
    List<Variable> declared(Stat statement);

    /** {@return the scope of a function} */
    FunctionScope scope(FunctionBody body);

    /** {@return the label a goto jumps to} */
    Stat.Label target(Stat.Goto statement);

    /** {@return whether a goto jumps to a label behind or at its own start (backward)} */
    boolean isBackward(Stat.Goto statement);

    /**
     * {@return variables of a loop body (or any block) that nested functions capture} Each turn of
     * a loop makes them anew.
     */
    List<Variable> capturedIn(Block block);

    /**
     * {@return whether the chunk names {@code _ENV}} Then globals go through that variable;
     * otherwise they are in the state.
     */
    boolean usesEnv();
}
