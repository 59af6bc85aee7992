// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.function.BooleanSupplier;

/**
 * Counts the memory that something holds, piece by piece, since that may take longer than a slice.
 * Made by a {@link Guest}. What is counted must not change before it is done, or the result is one
 * that never was true.
 */
public interface Census {

    /**
     * Goes on counting. By a worker while no task of the process runs.
     *
     * @param isOver asked from time to time; true ends this piece
     * @return whether all is counted
     */
    boolean count(BooleanSupplier isOver);

    /** {@return the bytes that were found so far} */
    long bytes();
}
