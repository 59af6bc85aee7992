// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code system}: what runs, what it runs on, and its end.
 *
 * <p>Start reading at {@link wippy.modules.system.SystemModule}.
 */
@NullUnmarked
package wippy.modules.system;

import org.jspecify.annotations.NullUnmarked;
