// SPDX-License-Identifier: Apache-2.0
package wippy.lua.resolve;

import wippy.lua.syntax.Identifier;

/**
 * A local variable or parameter, and what the resolver found out about it.
 *
 * <p>Compared by identity. Complete when the resolver has returned; nobody writes to it afterwards.
 */
public final class Variable {
    private final Identifier name;
    private final FunctionScope owner;
    boolean captured;
    boolean reassigned;

    Variable(Identifier name, FunctionScope owner) {
        this.name = name;
        this.owner = owner;
    }

    /** {@return its name where it is declared} */
    public Identifier name() {
        return name;
    }

    /** {@return the function whose local it is} */
    public FunctionScope owner() {
        return owner;
    }

    /** {@return whether a nested function uses it} */
    public boolean isCaptured() {
        return captured;
    }

    /**
     * {@return whether it is assigned after its declaration} The value of {@code local function}
     * and of a loop variable counts as part of the declaration.
     */
    public boolean isReassigned() {
        return reassigned;
    }
}
