// SPDX-License-Identifier: Apache-2.0
/**
 * Lua 5.3 inside a Java program: make a {@link wippy.lua.embed.Lua}, load and call, pass values,
 * register functions.
 *
 * {@snippet class="EmbeddingExamplesTest" region="first"}
 *
 * <p><b>Values.</b> What Lua holds is described in {@link wippy.lua}; {@link
 * wippy.lua.embed.Values} reads it as Java types, and whatever takes values converts Java's
 * numbers, text and bytes.
 *
 * <p><b>Threads.</b> A state and its values belong to one thread at a time; any thread, virtual
 * ones included, while no other uses it. States share nothing. Coroutines need the JVM option
 * {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED} (or the line {@code Add-Exports} in
 * the manifest of the program's jar).
 */
@org.jspecify.annotations.NullMarked
package wippy.lua.embed;
