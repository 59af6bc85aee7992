// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.terminal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import wippy.actor.ProcessHost;

/** The one terminal of a runtime, and which hosts give it to their processes. Any thread. */
public final class Terminals {
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();
    private volatile Terminal terminal;

    /** A terminal that no host has yet. */
    public Terminals(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Gives the terminal to the processes of a host. */
    public void addHost(String id) {
        hosts.add(id);
    }

    /** Takes it from a host. */
    public void removeHost(String id) {
        hosts.remove(id);
    }

    /** Changes what {@link Terminal#arguments} tells. */
    public void use(Terminal other) {
        terminal = other;
    }

    /** {@return the terminal, if the host has it} */
    public Optional<Terminal> of(ProcessHost host) {
        return hosts.contains(host.id()) ? Optional.of(terminal) : Optional.empty();
    }

    /** {@return the terminal} */
    public Terminal terminal() {
        return terminal;
    }
}
