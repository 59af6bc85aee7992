// SPDX-License-Identifier: Apache-2.0
/**
 * Who acts, and what that allows: actors, policies, and the scopes that are made of them.
 *
 * <p>Start reading at {@link wippy.runtime.security.Identity}.
 */
@NullMarked
package wippy.runtime.security;

import org.jspecify.annotations.NullMarked;
