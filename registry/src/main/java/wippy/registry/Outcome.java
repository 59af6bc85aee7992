// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.List;

/** How a transaction ended. */
public sealed interface Outcome {

    /**
     * All of it happened.
     *
     * @param version the version that is current now
     * @param changes what changed, in the order in which it took effect
     */
    record Applied(Version version, List<Change> changes) implements Outcome {
        /** Copies the changes. */
        public Applied {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Nothing of it happened.
     *
     * @param rejections why; at least one
     */
    record Refused(List<Rejection> rejections) implements Outcome {
        /** Copies the rejections. */
        public Refused {
            rejections = List.copyOf(rejections);
        }
    }
}
