// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A function without its name (Lua 5.3 §3.4.11).
 *
 * @param name what to call it in stack traces: the last part of its name, or {@code anonymous}
 * @param typeParameters of a generic function
 * @param parameters fixed parameters; {@code self} first in a method
 * @param vararg the {@code ...} if it has one, with its annotation in the typed form
 * @param returns annotated results, absent without annotation
 */
public record FunctionBody(
        Span span,
        String name,
        List<TypeExpr.TypeParameter> typeParameters,
        List<Binding> parameters,
        Optional<VarargParameter> vararg,
        Optional<List<TypeExpr>> returns,
        Block body) {

    /** {@code ...} or {@code ...: type} */
    public record VarargParameter(Span span, Optional<TypeExpr> type) {}
}
