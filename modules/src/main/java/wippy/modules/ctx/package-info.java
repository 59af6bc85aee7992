// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code ctx}: values that calls and spawns inherit.
 *
 * <p>Start reading at {@link wippy.modules.ctx.CtxModule}.
 */
@NullUnmarked
package wippy.modules.ctx;

import org.jspecify.annotations.NullUnmarked;
