// SPDX-License-Identifier: Apache-2.0
/**
 * How much memory a process holds: all objects that it leads to and that are its alone.
 *
 * <p>Start reading at {@link wippy.runtime.memory.HeapCensus}. {@link wippy.runtime.memory.Layouts}
 * says what is a process's own and how large it is, {@link wippy.runtime.memory.PausedStack} reads
 * the variables of functions that wait.
 */
@NullMarked
package wippy.runtime.memory;

import org.jspecify.annotations.NullMarked;
