// SPDX-License-Identifier: Apache-2.0
/**
 * From text to tree: Lua 5.3 and the types of the dialect.
 *
 * <p>Start at {@link wippy.lua.syntax.Parser#parse}. A {@link wippy.lua.syntax.SourceFile} becomes
 * tokens ({@code Lexer}, {@code Tokens}), tokens become a tree of {@link wippy.lua.syntax.Stat},
 * {@link wippy.lua.syntax.Expr} and {@link wippy.lua.syntax.TypeExpr} ({@code StatementParser},
 * {@code ExpressionParser}, {@code TypeParser}, all on one {@code Cursor}).
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Parsing never throws, whatever the text: it returns a tree and {@link
 *       wippy.lua.syntax.Diagnostic}s. The first error has the wording of PUC Lua 5.3 (programs
 *       match on it) where PUC has one.
 *   <li>Words that the dialect adds ({@code type}, {@code as}, {@code fun}, …) are names for the
 *       lexer; only their place in a construct makes them words. A program of plain Lua 5.3 means
 *       what it means there.
 *   <li>Every char of a text is a byte, and so is every char of a string literal's value.
 *   <li>Trees are immutable. Nothing here keeps state between two calls, so any thread may parse.
 * </ul>
 */
@NullMarked
package wippy.lua.syntax;

import org.jspecify.annotations.NullMarked;
