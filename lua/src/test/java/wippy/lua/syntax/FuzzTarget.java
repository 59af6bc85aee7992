// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.nio.charset.StandardCharsets;

/** What Jazzer calls, by its name and the method's, with the bytes that it tries. */
public final class FuzzTarget {
    private FuzzTarget() {}

    /** Scans, parses and resolves a source. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        ParserFuzzTest.survives(new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
