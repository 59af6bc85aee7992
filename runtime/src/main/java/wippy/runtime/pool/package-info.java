// SPDX-License-Identifier: Apache-2.0
/**
 * How calls of functions are answered: by instances, which are processes that have loaded the code
 * and run one call after the other. What a chunk keeps in its locals and globals lasts as long as
 * its instance.
 *
 * <p>A call that leaves something behind (a coroutine, a subscription, a link, a name) takes its
 * instance with it, so that a call that acts like a process has one of its own.
 *
 * <p>Start reading at {@link wippy.runtime.pool.FunctionPool}.
 */
@NullMarked
package wippy.runtime.pool;

import org.jspecify.annotations.NullMarked;
