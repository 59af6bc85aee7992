// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code process}: processes seen from inside them.
 *
 * <p>Start reading at {@link wippy.modules.process. who I am, messages, starting and ending others,
 * names:ProcessModule}.
 */
@NullUnmarked
package wippy.modules.process;

import org.jspecify.annotations.NullUnmarked;
