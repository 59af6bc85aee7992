// SPDX-License-Identifier: Apache-2.0
/**
 * Environment variables of an application: where values are kept ({@link
 * wippy.runtime.env.EnvStorage}) and the names under which code finds them ({@link
 * wippy.runtime.env.Variables}).
 *
 * <p>All text is Java text. Start reading at {@link wippy.runtime.env.Variables}.
 */
@NullMarked
package wippy.runtime.env;

import org.jspecify.annotations.NullMarked;
