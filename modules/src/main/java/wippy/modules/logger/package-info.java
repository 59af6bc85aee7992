// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code logger}: the log.
 *
 * <p>Start reading at {@link wippy.modules.logger.LoggerModule}.
 */
@NullUnmarked
package wippy.modules.logger;

import org.jspecify.annotations.NullUnmarked;
