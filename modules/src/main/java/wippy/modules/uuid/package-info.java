// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code uuid}: universally unique identifiers.
 *
 * <p>Start reading at {@link wippy.modules.uuid.UuidModule}.
 */
@NullUnmarked
package wippy.modules.uuid;

import org.jspecify.annotations.NullUnmarked;
