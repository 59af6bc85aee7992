// SPDX-License-Identifier: Apache-2.0
/**
 * An application as a whole: loaded from its definition files, started, run, stopped.
 *
 * <p>Start reading at {@link wippy.runtime.Runtime}. The packages below it: {@code load} reads
 * files, {@code config} reads entries, {@code kind} gives each kind of entry its meaning, {@code
 * lua} runs code in processes, {@code pool} has those that answer calls, {@code service}
 * supervises, {@code value} has the Lua values that modules share, {@code log} and {@code terminal}
 * face the user.
 *
 * <p>{@link wippy.runtime.LuaModule} is what a module has to be; this package knows none.
 */
@NullMarked
package wippy.runtime;

import org.jspecify.annotations.NullMarked;
