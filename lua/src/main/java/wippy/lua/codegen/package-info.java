// SPDX-License-Identifier: Apache-2.0
/**
 * Compiles Lua to JVM classes.
 *
 * <p>{@link wippy.lua.codegen.Compiler} is the way in: source file → {@link
 * wippy.lua.codegen.Prototype}, which every state instantiates for itself. Each Lua function
 * becomes a static method of the chunk's class, whose name is the source's name, and a small
 * closure class that holds its upvalues and calls the method.
 *
 * <p>Start reading at {@code ChunkGenerator}, then {@code FunctionGenerator}.
 *
 * <p>Invariants: generated code calls only what {@code Abi} names. Facts choose faster code and
 * never change what a program means.
 */
@NullMarked
package wippy.lua.codegen;

import org.jspecify.annotations.NullMarked;
