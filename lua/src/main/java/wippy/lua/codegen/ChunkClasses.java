// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.Map;
import wippy.lua.LuaCode;

/**
 * A compiled chunk as class files.
 *
 * @param sourceName what positions begin with
 * @param functions name of the class with the functions' methods
 * @param entry name of the class whose initializer hands over the main function or its factory
 * @param classes class files by name
 * @param lines of each function by its method's name
 * @param names of operands, for messages
 */
record ChunkClasses(
        String sourceName,
        String functions,
        String entry,
        Map<String, byte[]> classes,
        Map<String, LuaCode.Lines> lines,
        DebugNames names) {}
