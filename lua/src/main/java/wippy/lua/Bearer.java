// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * What can bear an {@link Attachment}: objects that belong to one state, unless they are frozen.
 */
abstract sealed class Bearer permits LuaTable, Coroutine {

    /** The newest attachment; null when there is none, as almost always. */
    Attachment attachment;
}
