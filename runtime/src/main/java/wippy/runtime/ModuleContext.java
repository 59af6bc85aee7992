// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import java.util.List;
import wippy.runtime.lua.Services;

/**
 * What a module is made with.
 *
 * @param services the runtime
 * @param modules all modules that entries may list
 */
public record ModuleContext(Services services, List<LuaModule> modules) {}
