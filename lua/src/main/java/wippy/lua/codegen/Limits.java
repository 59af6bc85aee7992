// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

/**
 * Sizes from which on functions are generated in another form, in estimated bytes of bytecode.
 * HotSpot compiles no method over 8,000 bytes.
 *
 * @param inlineBytes above it operators are out of line
 * @param methodBytes above it, operators being out of line, a function becomes several methods
 * @param partBytes about how large those are
 */
record Limits(int inlineBytes, int methodBytes, int partBytes) {

    static final Limits DEFAULT = new Limits(6_000, 6_000, 3_000);
}
