// SPDX-License-Identifier: Apache-2.0
/**
 * JSON text (RFC 8259) of Lua values and back. Text is a Lua string: UTF-8, a char for each byte.
 *
 * <p>Start reading at {@link wippy.runtime.json.JsonWriter} for how tables become arrays and
 * objects, at {@link wippy.runtime.json.JsonReader} for the way back.
 *
 * <p>Because nil is {@code null}, Lua values are not annotated here; the package is not
 * null-marked.
 */
@NullUnmarked
package wippy.runtime.json;

import org.jspecify.annotations.NullUnmarked;
