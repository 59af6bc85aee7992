// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import wippy.runtime.lua.Services;

/**
 * What a module is made with.
 *
 * @param services the runtime
 */
public record ModuleContext(Services services) {}
