// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code json}: JSON.
 *
 * <p>Start reading at {@link wippy.modules.json.JsonModule}.
 */
@NullUnmarked
package wippy.modules.json;

import org.jspecify.annotations.NullUnmarked;
