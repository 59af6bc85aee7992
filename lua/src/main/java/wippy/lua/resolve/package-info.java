// SPDX-License-Identifier: Apache-2.0
/**
 * From tree to meaning of names: which variable a name is, which label a goto jumps to.
 *
 * <p>Start at {@link wippy.lua.resolve.Resolver#resolve}. The answers are facts beside the tree,
 * held by the identity of its nodes.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Resolving never throws on a tree that was parsed; it returns facts and diagnostics.
 *   <li>{@link wippy.lua.resolve.Variable#isCaptured} and {@link
 *       wippy.lua.resolve.Variable#isReassigned} are exact, since the generator keeps a variable
 *       that is never reassigned as a plain copy in closures.
 * </ul>
 */
@NullMarked
package wippy.lua.resolve;

import org.jspecify.annotations.NullMarked;
