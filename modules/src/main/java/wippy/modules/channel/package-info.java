// SPDX-License-Identifier: Apache-2.0
/**
 * Module {@code channel}: channels between the tasks of a process.
 *
 * <p>Start reading at {@link wippy.modules.channel.ChannelModule}.
 */
@NullUnmarked
package wippy.modules.channel;

import org.jspecify.annotations.NullUnmarked;
