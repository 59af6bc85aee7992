// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.List;

/**
 * How a chunk is compiled whose functions let {@code debug} read, set and join their upvalues: all
 * captured variables are in cells, {@code _ENV} among them.
 *
 * @param upvalues names of the variables around the function that is wanted; the first one begins
 *     as the environment, the others as nil
 * @param isChunk whether the whole source is the wanted function; else it returns that function
 * @param isStripped whether lines and names are left out
 */
public record Exposure(List<String> upvalues, boolean isChunk, boolean isStripped) {

    /** Of an ordinary source. */
    public static final Exposure SOURCE = new Exposure(List.of("_ENV"), true, false);

    public Exposure {
        upvalues = List.copyOf(upvalues);
    }
}
