// SPDX-License-Identifier: Apache-2.0

/** Signals of the operating system, such as the one of Ctrl-C. */
@NullMarked
package wippy.cli.signal;

import org.jspecify.annotations.NullMarked;
