// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code coroutine}: Lua's coroutines, and tasks that run beside each other.
 *
 * <p>Start reading at {@link wippy.modules.coroutine.CoroutineModule}.
 */
@NullUnmarked
package wippy.modules.coroutine;

import org.jspecify.annotations.NullUnmarked;
