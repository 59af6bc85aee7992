// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.Map;
import java.util.Optional;

/**
 * A compiled chunk as class files.
 *
 * @param sourceName what positions begin with
 * @param chunkName what it was loaded under
 * @param text the source, if it is kept
 * @param isStripped whether lines and names were left out
 * @param functions name of the class with the functions' methods
 * @param entry name of the class whose initializer hands over the main function or its factory
 * @param classes class files by name
 * @param facts about each function by its method's name
 * @param names of operands, for messages
 */
record ChunkClasses(
        String sourceName,
        String chunkName,
        Optional<String> text,
        boolean isStripped,
        String functions,
        String entry,
        Map<String, byte[]> classes,
        Map<String, FunctionFacts> facts,
        DebugNames names) {}
