// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code hash}: digests and authentication codes.
 *
 * <p>Start reading at {@link wippy.modules.hash.HashModule}.
 */
@NullUnmarked
package wippy.modules.hash;

import org.jspecify.annotations.NullUnmarked;
