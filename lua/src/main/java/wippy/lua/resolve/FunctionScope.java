// SPDX-License-Identifier: Apache-2.0
package wippy.lua.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import wippy.lua.syntax.FunctionBody;

/** A function with its variables. Complete when the resolver has returned. */
public final class FunctionScope {
    private final FunctionBody body;
    private final Optional<FunctionScope> parent;
    final List<Variable> parameters = new ArrayList<>();
    final List<Variable> upvalues = new ArrayList<>();
    final List<FunctionScope> nested = new ArrayList<>();
    int environmentAt = -1;

    FunctionScope(FunctionBody body, Optional<FunctionScope> parent) {
        this.body = body;
        this.parent = parent;
    }

    /** {@return the function} */
    public FunctionBody body() {
        return body;
    }

    /** {@return the function it is nested in; empty for the main function} */
    public Optional<FunctionScope> parent() {
        return parent;
    }

    /** {@return its fixed parameters in order} */
    public List<Variable> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    /**
     * {@return variables of enclosing functions that it or a function nested in it uses, in order
     * of first use}
     */
    public List<Variable> upvalues() {
        return Collections.unmodifiableList(upvalues);
    }

    /**
     * {@return where {@code _ENV} would stand among the upvalues, from 0; -1 if it or a function
     * nested in it uses no global} Unknown to a chunk that names {@code _ENV}: there it is one of
     * the upvalues.
     */
    public int environmentAt() {
        return environmentAt;
    }

    /** {@return functions directly nested in it, in source order} */
    public List<FunctionScope> nested() {
        return Collections.unmodifiableList(nested);
    }
}
