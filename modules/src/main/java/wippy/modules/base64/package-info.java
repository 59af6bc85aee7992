// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code base64}: bytes as text.
 *
 * <p>Start reading at {@link wippy.modules.base64.Base64Module}.
 */
@NullUnmarked
package wippy.modules.base64;

import org.jspecify.annotations.NullUnmarked;
