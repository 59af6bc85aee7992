// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code env}: environment variables.
 *
 * <p>Start reading at {@link wippy.modules.env.EnvModule}.
 */
@NullUnmarked
package wippy.modules.env;

import org.jspecify.annotations.NullUnmarked;
