// SPDX-License-Identifier: Apache-2.0
/**
 * YAML text of Lua values and back. Entries are read elsewhere, with their places: {@link
 * wippy.runtime.load}.
 *
 * <p>Because nil is {@code null}, Lua values are not annotated here; the package is not
 * null-marked.
 */
@NullUnmarked
package wippy.runtime.yaml;

import org.jspecify.annotations.NullUnmarked;
