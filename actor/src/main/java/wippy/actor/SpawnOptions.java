// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a process is spawned.
 *
 * @param monitored whether the parent gets an {@link Event.Exit}
 * @param linked whether parent and child are linked
 * @param name a name to register; if another process holds it, that one is returned, not a new one
 * @param messages messages that it (or the holder of the name) finds before any other; they have no
 *     sender, and their payloads are not copied
 * @param limits what it may use at most, beside what its host says
 */
public record SpawnOptions(
        boolean monitored,
        boolean linked,
        @Nullable String name,
        List<Queued> messages,
        Limits limits) {
    /** Nothing of all that. */
    public static final SpawnOptions PLAIN = new SpawnOptions(false, false, null, List.of());

    /** The parent monitors the child. */
    public static final SpawnOptions MONITORED = new SpawnOptions(true, false, null, List.of());

    /** Parent and child are linked. */
    public static final SpawnOptions LINKED = new SpawnOptions(false, true, null, List.of());

    /** Both. */
    public static final SpawnOptions LINKED_MONITORED =
            new SpawnOptions(true, true, null, List.of());

    /** A message to be there from the start. */
    public record Queued(String topic, @Nullable Object payload) {}

    /** Options without limits. */
    public SpawnOptions(
            boolean monitored, boolean linked, @Nullable String name, List<Queued> messages) {
        this(monitored, linked, name, messages, Limits.NONE);
    }

    /** Copies the list. */
    public SpawnOptions {
        messages = List.copyOf(messages);
    }
}
