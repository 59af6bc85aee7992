// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import wippy.actor.SpawnOptions;
import wippy.registry.EntryId;

/** What is to be spawned. */
public final class Launch {
    private final EntryId id;
    private final String host;
    private final Object[] arguments;
    private final CallContext context;
    private final SpawnOptions options;

    /**
     * Describes a process.
     *
     * @param id the entry of the process
     * @param host the id of the host it is to run on
     * @param arguments of its method; the spawner's values, which are copied when it is spawned
     * @param context laid over what it inherits
     * @param options monitored, linked, name, first messages (whose payloads are not copied)
     */
    public Launch(
            EntryId id,
            String host,
            Object[] arguments,
            CallContext context,
            SpawnOptions options) {
        this.id = id;
        this.host = host;
        this.arguments = arguments;
        this.context = context;
        this.options = options;
    }

    /** {@return the entry of the process} */
    public EntryId id() {
        return id;
    }

    /** {@return the id of the host it is to run on} */
    public String host() {
        return host;
    }

    /** {@return the arguments, not copied} */
    public Object[] arguments() {
        return arguments;
    }

    /** {@return what is laid over what it inherits, not copied} */
    public CallContext context() {
        return context;
    }

    /** {@return monitored, linked, name, first messages} */
    public SpawnOptions options() {
        return options;
    }
}
