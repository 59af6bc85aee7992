// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code errors}: error values.
 *
 * <p>Start reading at {@link wippy.modules.errors.ErrorsModule}.
 */
@NullUnmarked
package wippy.modules.errors;

import org.jspecify.annotations.NullUnmarked;
