// SPDX-License-Identifier: Apache-2.0
/**
 * What runs: hosts, services and processes, for whoever asks. Nothing is kept for it: an answer
 * walks what there is.
 *
 * <p>Start reading at {@link wippy.runtime.overview.Overview}.
 */
@NullMarked
package wippy.runtime.overview;

import org.jspecify.annotations.NullMarked;
