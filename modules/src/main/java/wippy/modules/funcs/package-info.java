// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code funcs}: calling functions of the application.
 *
 * <p>Start reading at {@link wippy.modules.funcs.FuncsModule}.
 */
@NullUnmarked
package wippy.modules.funcs;

import org.jspecify.annotations.NullUnmarked;
