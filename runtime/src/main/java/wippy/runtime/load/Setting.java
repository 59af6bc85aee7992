// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import org.jspecify.annotations.Nullable;

/**
 * One value of the configuration.
 *
 * @param value text, number, boolean, null, or a list of these
 * @param origin where it was written, such as {@code .wippy.yaml:3} or {@code --set}
 */
public record Setting(@Nullable Object value, String origin) {}
