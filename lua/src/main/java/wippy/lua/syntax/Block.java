// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.List;

/** Statements that share a scope (Lua 5.3 §3.3.1). */
public record Block(Span span, List<Stat> statements) {}
