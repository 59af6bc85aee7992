// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code registry}: the application's entries, their versions, and changes of them.
 *
 * <p>Start reading at {@link wippy.modules.registry.RegistryModule}.
 */
@NullUnmarked
package wippy.modules.registry;

import org.jspecify.annotations.NullUnmarked;
