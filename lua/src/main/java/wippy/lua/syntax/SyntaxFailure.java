// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

/** Leaves the construct being parsed; caught where the parser can go on. */
final class SyntaxFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;
    private final boolean structural;

    /**
     * @param structural whether blocks do not match, so that what follows cannot be judged
     */
    SyntaxFailure(Diagnostic diagnostic, boolean structural) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
        this.structural = structural;
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }

    boolean isStructural() {
        return structural;
    }
}
