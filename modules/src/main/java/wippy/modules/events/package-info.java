// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code events}: the event bus.
 *
 * <p>Start reading at {@link wippy.modules.events.EventsModule}.
 */
@NullUnmarked
package wippy.modules.events;

import org.jspecify.annotations.NullUnmarked;
