// SPDX-License-Identifier: Apache-2.0
/**
 * Lua in processes: where the language meets the actors. An entry's code is compiled once into a
 * {@link wippy.runtime.lua.Program}; each process that runs it is a {@link
 * wippy.runtime.lua.LuaProcess}, the guest of its actor and the waiting of its Lua state at once.
 *
 * <p>Because nil is {@code null}, Lua values are not annotated here; the package is not
 * null-marked.
 *
 * <p>Start reading at {@link wippy.runtime.lua.LuaProcess}.
 */
@NullUnmarked
package wippy.runtime.lua;

import org.jspecify.annotations.NullUnmarked;
