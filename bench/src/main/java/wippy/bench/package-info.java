// SPDX-License-Identifier: Apache-2.0
/**
 * Measures Wippy beside PUC Lua, LuaJIT and Erlang; not shipped.
 *
 * <p>{@link wippy.bench.Run} reads the command line and starts one {@code Group} after the other:
 * {@code LuaGroup} (speed of Lua), {@code ProcessGroup} (spawn, messages), {@code MemoryGroup}
 * (bytes of an idle process), {@code TimerGroup} (lateness beside busy neighbours), {@code
 * PingGroup} (round trips beside them), {@code StartupGroup} (from the shell to the exit). A group
 * starts real programs, one at a time ({@code Child} runs one to its end, {@code Session} talks
 * with one), and writes tables to a {@code Report}.
 *
 * <p>Invariants: only the JDK is used, and nothing of Wippy but its launcher and its jar, so that
 * what is measured is what a user starts; engines take turns, so that a slow minute of the machine
 * hits all of them; a table shows medians, the report also every single value.
 */
package wippy.bench;
