// SPDX-License-Identifier: Apache-2.0
/**
 * Supervision: what is started with an application, in which order, what happens when it fails, and
 * how everything stops.
 *
 * <p>Start reading at {@link wippy.runtime.service.Supervisor}; {@link
 * wippy.runtime.service.ProcessService} is the life of one service.
 */
@NullMarked
package wippy.runtime.service;

import org.jspecify.annotations.NullMarked;
