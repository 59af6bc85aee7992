// SPDX-License-Identifier: Apache-2.0
/**
 * {@code wippy lua}: the stand-alone Lua of Lua 5.3 §7.
 *
 * <p>{@link wippy.cli.lua.LuaCommand} reads the command line and runs what it asks for by an {@code
 * Interpreter}, which reports errors; a {@code Prompt} reads and runs statements until there are no
 * more, from a {@code LineSource}.
 */
@NullMarked
package wippy.cli.lua;

import org.jspecify.annotations.NullMarked;
