// SPDX-License-Identifier: Apache-2.0
/**
 * MessagePack of Lua values and back. Our own, as the usual library (msgpack-core 0.9.12) uses
 * methods of {@code sun.misc.Unsafe} of which JDK 25 warns on standard error.
 *
 * <p>Because nil is {@code null}, Lua values are not annotated here; the package is not
 * null-marked.
 */
@NullUnmarked
package wippy.runtime.msgpack;

import org.jspecify.annotations.NullUnmarked;
