// SPDX-License-Identifier: Apache-2.0
/**
 * The event bus of a runtime: whoever publishes does not know who listens.
 *
 * <p>Start reading at {@link wippy.runtime.event.EventBus}.
 */
@NullMarked
package wippy.runtime.event;

import org.jspecify.annotations.NullMarked;
