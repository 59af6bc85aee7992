// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

/** A whole source file: the body of an anonymous vararg function (Lua 5.3 §3.3.2). */
public record Chunk(SourceFile source, FunctionBody main) {}
