// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

/**
 * An entry of kind {@code library.lua}: code whose returned value others import.
 *
 * @param unit the code
 */
public record LibraryConfig(LuaUnit unit) {

    /** The kind. */
    public static final String KIND = "library.lua";

    /** {@return what the entry says} */
    public static LibraryConfig read(Findings findings) {
        Fields fields = Fields.ofData(findings);
        var config = new LibraryConfig(LuaUnit.read(fields));
        SecurityConfig.warnOfNoEffect(fields);
        fields.warnOfSlips();
        return config;
    }
}
