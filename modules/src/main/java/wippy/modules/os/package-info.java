// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code os}: what applications have of Lua's os.
 *
 * <p>Start reading at {@link wippy.modules.os. time:OsModule}.
 */
@NullUnmarked
package wippy.modules.os;

import org.jspecify.annotations.NullUnmarked;
