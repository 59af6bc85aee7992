// SPDX-License-Identifier: Apache-2.0
/**
 * How one program asks another that runs an application: a Unix socket in the application's
 * directory, which only its owner may use and which goes away with the program.
 *
 * <p>Start reading at {@link wippy.cli.control.ControlSocket}; {@link
 * wippy.cli.control.RunningPrograms} is the other side.
 */
@NullMarked
package wippy.cli.control;

import org.jspecify.annotations.NullMarked;
