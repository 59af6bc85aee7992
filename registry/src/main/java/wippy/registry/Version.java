// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

/**
 * A state that a registry was in. Versions form a tree: each knows the one it was made from.
 *
 * @param id from 0, never given twice
 * @param parentId the version before, −1 for the first
 */
public record Version(long id, long parentId) {

    /** The state that the application was loaded in. */
    public static final Version FIRST = new Version(0, -1);

    /** {@return {@code v0}, {@code v1}, …} */
    @Override
    public String toString() {
        return "v" + id;
    }
}
