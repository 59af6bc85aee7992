// SPDX-License-Identifier: Apache-2.0
/**
 * What Lua may require: one package for each feature, with its Lua face, the service behind it if
 * it has one, and its declaration, {@code NAME.d.lua}, among the resources.
 *
 * <p>Start reading at {@link wippy.modules.Modules}, the list of them. No feature's package knows
 * another's; what several share is in {@code wippy.runtime.value}.
 *
 * <p>A function of a module raises 'bad argument' for a value of the wrong type, as Lua's own
 * libraries do; whatever else goes wrong it answers with nil and an error value. It waits only by
 * {@link wippy.lua.LuaState#await}.
 *
 * <p>Because nil is {@code null}, Lua values are not annotated; the packages are not null-marked.
 */
@NullUnmarked
package wippy.modules;

import org.jspecify.annotations.NullUnmarked;
