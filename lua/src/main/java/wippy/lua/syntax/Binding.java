// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.Optional;

/** A variable where it is declared, with its annotation if it has one. */
public record Binding(Identifier name, Optional<TypeExpr> type) {}
