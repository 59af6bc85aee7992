// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.List;
import wippy.lua.LuaCode;
import wippy.lua.syntax.Span;

/**
 * What the loader knows of a function.
 *
 * @param shown what it tells others
 * @param span where its text is
 * @param beginsAtOnce whether a statement stands in its first line
 * @param places for each upvalue where its value is
 */
record FunctionFacts(LuaCode.Facts shown, Span span, boolean beginsAtOnce, List<Place> places) {

    /** Where the value of an upvalue is. */
    sealed interface Place {
        /** In a field of the closure, or in a cell that it refers to. */
        record Field(String name) implements Place {}

        /** The only instance of a closure class. */
        record Constant(String type) implements Place {}

        /** The closure itself. */
        record Self() implements Place {}

        /** The globals of the state. */
        record Globals() implements Place {}
    }
}
