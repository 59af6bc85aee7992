// SPDX-License-Identifier: Apache-2.0
/**
 * Lua values that the runtime and several modules share: errors with a kind, payloads, messages,
 * channels; and how values are copied from one process to another.
 *
 * <p>Because nil is {@code null}, Lua values are not annotated here; the package is not
 * null-marked.
 *
 * <p>Start reading at {@link wippy.runtime.value.ErrorValue}.
 */
@NullUnmarked
package wippy.runtime.value;

import org.jspecify.annotations.NullUnmarked;
