// SPDX-License-Identifier: Apache-2.0
/**
 * The standard library of Lua 5.3 (§6): one class per library, with one nested class per function.
 *
 * <p>Start reading at {@link wippy.lua.lib.StandardLibrary}, which puts the libraries together, and
 * at {@link wippy.lua.lib.Arguments}, which every function reads its arguments with.
 *
 * <p><b>Invariants.</b> A function that keeps no state is one object for all states and processes.
 * A function whose time depends on its arguments polls {@link wippy.lua.LuaState#poll}; one whose
 * memory does asks {@link wippy.lua.lib.Sizes} first. Nothing here holds a lock while Lua code
 * runs.
 *
 * <p>No switch over types here: each is linked by code made at run time when it is first reached,
 * which a program of a few milliseconds would feel. {@code instanceof} is as fast and linked at
 * once.
 *
 * <p>Because nil is {@code null}, values are not annotated; the package is not null-marked.
 */
@org.jspecify.annotations.NullUnmarked
package wippy.lua.lib;
