// SPDX-License-Identifier: Apache-2.0
/**
 * What happens to entries between their files and the registry: some are disabled, and the
 * requirements of components are given their values.
 *
 * <p>Start reading at {@link wippy.runtime.link.ComponentLinker}. Nothing here throws on what users
 * wrote: mistakes are {@link wippy.runtime.load.Problem}s.
 */
@NullMarked
package wippy.runtime.link;

import org.jspecify.annotations.NullMarked;
