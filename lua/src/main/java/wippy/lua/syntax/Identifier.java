// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

/** A name where it is declared, or where it names a member. */
public record Identifier(Span span, String text) {}
