// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import org.jspecify.annotations.Nullable;

/** What can be an element of an {@link Intake} or a {@link TimerWheel}: in one list at a time. */
class Linked {
    /** Owned by the list that the element is in. */
    @Elsewhere @Nullable Linked next;
}
