// SPDX-License-Identifier: Apache-2.0
/**
 * The terminal of a command, and the host whose processes have it.
 *
 * <p>Start reading at {@link wippy.runtime.terminal.Terminal}.
 */
@NullMarked
package wippy.runtime.terminal;

import org.jspecify.annotations.NullMarked;
