// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.List;
import java.util.Optional;

/**
 * Remembers how a registry came to its versions. Called under the registry's own lock, by one
 * thread at a time.
 */
public interface History {

    /**
     * Records a new version, durably by the time it returns. What it throws reaches the caller of
     * the registry, and the transaction has not happened.
     *
     * @param version the new version, made from its parent
     * @param changes the steps from the parent to it
     */
    void append(Version version, List<Change> changes);

    /** Records that an earlier version is current again; fails like {@link #append}. */
    void moveTo(Version version);

    /** {@return every version recorded, oldest first; {@link Version#FIRST} is not among them} */
    List<Version> versions();

    /** {@return the steps from the parent to that version, if it is recorded} */
    Optional<List<Change>> changes(Version version);
}
