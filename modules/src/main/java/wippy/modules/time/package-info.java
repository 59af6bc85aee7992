// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code time}: instants, durations, zones, sleeping and timers.
 *
 * <p>Start reading at {@link wippy.modules.time.TimeModule}.
 */
@NullUnmarked
package wippy.modules.time;

import org.jspecify.annotations.NullUnmarked;
