// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.List;

/**
 * Remembers how a registry came to its versions. Called under the registry's own lock, by one
 * thread at a time.
 *
 * <p>It holds what was done, not what came of it: a registry that starts again performs the
 * operations once more, on the entries that it starts with then.
 */
public interface History {

    /** Remembers nothing: only the first version and the current one can be reached. */
    History NONE =
            new History() {
                @Override
                public void append(Version version, List<Operation> operations) {
                    // Nothing is remembered.
                }

                @Override
                public void moveTo(Version version) {
                    // Nothing is remembered.
                }

                @Override
                public Version current() {
                    return Version.FIRST;
                }

                @Override
                public List<Version> versions() {
                    return List.of();
                }

                @Override
                public List<Operation> operations(Version version) {
                    throw new IllegalArgumentException("nothing is remembered of " + version);
                }
            };

    /**
     * Records a new version, which is the current one then, durably by the time it returns. What it
     * throws reaches the caller of the registry, and the transaction has not happened.
     *
     * @param version the new version, made from its parent
     * @param operations what leads from the parent to it: at most one for each entry
     * @throws HistoryException if it cannot be recorded; then nothing is
     */
    void append(Version version, List<Operation> operations);

    /** Records that another version is the current one; fails like {@link #append}. */
    void moveTo(Version version);

    /** {@return the version that was recorded to be the current one} */
    Version current();

    /** {@return every version recorded, oldest first; {@link Version#FIRST} is not among them} */
    List<Version> versions();

    /**
     * {@return what leads from the parent to that version}
     *
     * @throws IllegalArgumentException if it is not recorded
     * @throws HistoryException if it cannot be read
     */
    List<Operation> operations(Version version);

    /** Lets go of files and the like. Comes last, once, from whoever made it. */
    default void close() {}
}
