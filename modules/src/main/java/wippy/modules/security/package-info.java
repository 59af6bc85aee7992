// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code security}: in whose name code runs, and what policies allow.
 *
 * <p>Start reading at {@link wippy.modules.security.SecurityModule}.
 */
@NullUnmarked
package wippy.modules.security;

import org.jspecify.annotations.NullUnmarked;
