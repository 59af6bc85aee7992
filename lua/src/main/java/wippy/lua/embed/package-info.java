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
 * ones included, while no other uses it. States share nothing.
 *
 * <p><b>Coroutines.</b> With the JVM option {@code --add-exports
 * java.base/jdk.internal.vm=ALL-UNNAMED} (or the line {@code Add-Exports} in the manifest of the
 * program's jar) a coroutine runs on the thread that resumes it. Without, each is a virtual thread
 * of its own, to which the resumer's hands over and for which it waits: everything gives the same
 * results, but a switch takes microseconds; a Java function called inside a coroutine sees another
 * current thread, and must not wait for a lock that its caller outside holds; recursion inside a
 * coroutine ends with 'stack overflow' after some 20,000 calls, unless {@code -Xss} asks for more
 * stack; limits of memory are refused for states with coroutines; a coroutine that waits for
 * another has an empty traceback. In both forms a coroutine to which nobody refers is garbage.
 */
@org.jspecify.annotations.NullMarked
package wippy.lua.embed;
