// SPDX-License-Identifier: Apache-2.0
/**
 * From files to entries: the lock file, the definition files of an application, and the problems
 * found in them.
 *
 * <p>Start reading at {@link wippy.runtime.load.EntryLoader}. Nothing here knows what a kind means;
 * the result is handed to a {@link wippy.registry.Registry}.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Whatever users wrote, nothing throws: mistakes are {@link wippy.runtime.load.Problem}s with
 *       a place, and what is not affected by them is loaded.
 *   <li>Every value of a loaded entry knows its line and column.
 *   <li>Files are read in the order of their paths, so that two runs report the same.
 *   <li>Sizes, depth and the expansion of aliases are limited.
 * </ul>
 */
@NullMarked
package wippy.runtime.load;

import org.jspecify.annotations.NullMarked;
