// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code payload}: values in transit.
 *
 * <p>Start reading at {@link wippy.modules.payload.PayloadModule}.
 */
@NullUnmarked
package wippy.modules.payload;

import org.jspecify.annotations.NullUnmarked;
