// SPDX-License-Identifier: Apache-2.0
/**
 * What the runtime and applications log: a line for people or a JSON object for machines.
 *
 * <p>Start reading at {@link wippy.runtime.log.Log}.
 */
@NullMarked
package wippy.runtime.log;

import org.jspecify.annotations.NullMarked;
