// SPDX-License-Identifier: Apache-2.0
package wippy.modules;

import wippy.lua.Conversions;
import wippy.lua.LuaState;
import wippy.lua.LuaType;
import wippy.lua.Textual;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/**
 * Reads arguments of modules that answer even a wrong type with an error value, as callers hand
 * them what they were sent.
 */
public final class TextInput {

    private TextInput() {}

    /**
     * {@return a string: converts numbers and {@link Textual} objects}
     *
     * @param function what is called, for the message, such as {@code uuid.parse}
     * @param name what the argument is
     * @throws Failure Invalid if it is something else
     */
    public static String of(LuaState state, String function, String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Long || value instanceof Double) {
            return Conversions.tostring(state, value);
        }
        if (value instanceof Textual textual) {
            return textual.text();
        }
        throw new Failure(
                ErrorKind.INVALID,
                function + ": " + name + " must be a string, but is " + LuaType.name(value));
    }
}
