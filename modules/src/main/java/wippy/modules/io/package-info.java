// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code io}: the terminal of a command.
 *
 * <p>Start reading at {@link wippy.modules.io.IoModule}.
 */
@NullUnmarked
package wippy.modules.io;

import org.jspecify.annotations.NullUnmarked;
