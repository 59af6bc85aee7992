// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

/**
 * Why an entry that its author wrote is not there, for those that need it.
 *
 * @param what goes on after "a needs b, which", such as {@code is disabled}
 * @param hint what to do about it; may be empty
 */
public record Absence(String what, String hint) {

    /** {@return that an entry was left out because of errors, which are told} */
    static Absence leftOut(EntryId id) {
        return new Absence("was left out", "see the error of " + id);
    }
}
