// SPDX-License-Identifier: Apache-2.0
/**
 * Lua 5.3 for the JVM: values, state and operators.
 *
 * <p><b>The value model.</b> A Lua value is a plain Java reference:
 *
 * <table>
 * <caption>Lua types and their Java forms</caption>
 * <tr><td>nil</td><td>{@code null}</td></tr>
 * <tr><td>boolean</td><td>{@link java.lang.Boolean}</td></tr>
 * <tr><td>number, integer kind</td><td>{@link java.lang.Long}</td></tr>
 * <tr><td>number, float kind</td><td>{@link java.lang.Double}</td></tr>
 * <tr><td>string</td><td>{@link java.lang.String} whose chars are bytes, 0 to 255</td></tr>
 * <tr><td>function</td><td>{@link wippy.lua.LuaFunction}</td></tr>
 * <tr><td>table</td><td>{@link wippy.lua.LuaTable}</td></tr>
 * <tr><td>thread</td><td>{@link wippy.lua.Coroutine}</td></tr>
 * <tr><td>userdata</td><td>{@link wippy.lua.Userdata}</td></tr>
 * </table>
 *
 * No other object is a Lua value; boxes are compared by value, never by {@code ==}. What a call
 * gives is a value or a {@link wippy.lua.Results}.
 *
 * <p><b>Threads.</b> A {@link wippy.lua.LuaState} and all that it reaches belong to one thread of
 * execution at a time; only {@link wippy.lua.LuaState#interrupt} may be called from any thread.
 * Code is shared between states: prototypes, functions without upvalues, frozen tables.
 *
 * <p>Because nil is {@code null}, values are not annotated here; the package is not null-marked.
 *
 * <p>Start reading at {@link wippy.lua.LuaState}.
 */
@org.jspecify.annotations.NullUnmarked
package wippy.lua;
