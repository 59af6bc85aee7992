// SPDX-License-Identifier: Apache-2.0
/**
 * What is known about the values of a chunk before it runs.
 *
 * <p>Start at {@link wippy.lua.types.Inference#infer}. The answers, {@link wippy.lua.types.Facts},
 * let the generator keep numbers unboxed and call functions directly.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A fact holds in every run, whatever other code does. What is not certain is {@link
 *       wippy.lua.types.ValueKind#ANY}.
 *   <li>Annotations, casts and {@code !} are claims of the author: here they count for nothing.
 *   <li>Facts never change what a program does.
 * </ul>
 */
@NullMarked
package wippy.lua.types;

import org.jspecify.annotations.NullMarked;
