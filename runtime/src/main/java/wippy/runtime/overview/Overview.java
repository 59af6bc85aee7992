// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.overview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wippy.actor.Activity;
import wippy.actor.Node;
import wippy.actor.Process;
import wippy.actor.ProcessHost;
import wippy.registry.EntryId;
import wippy.runtime.service.Supervised;
import wippy.runtime.service.Supervisor;

/** What runs in a runtime. Any thread; each answer is a snapshot. */
public final class Overview {
    private final Node node;
    private final Supervisor supervisor;

    /** Of a node and what is supervised on it. */
    public Overview(Node node, Supervisor supervisor) {
        this.node = node;
        this.supervisor = supervisor;
    }

    /** {@return the hosts in the order of their ids} Looks at each process once. */
    public List<HostView> hosts() {
        Map<ProcessHost, Integer> ready = new LinkedHashMap<>();
        node.hosts().forEach(host -> ready.put(host, 0));
        node.processes()
                .filter(process -> process.activity() == Activity.READY)
                .forEach(process -> ready.computeIfPresent(process.host(), (_, n) -> n + 1));
        return ready.entrySet().stream().map(one -> view(one.getKey(), one.getValue())).toList();
    }

    private static HostView view(ProcessHost host, int ready) {
        return new HostView(
                host.id(),
                host.workersMax(),
                host.size(),
                host.processesMax(),
                host.turns(),
                host.turnsTaken(),
                ready);
    }

    /** {@return whether there is a host of that id} */
    public boolean hasHost(String id) {
        return node.host(id) != null;
    }

    /** {@return all processes; {@link ProcessView#of} shows one} */
    public Stream<Process> processes() {
        return node.processes();
    }

    /** {@return how many tasks all processes have together} Looks at each process once. */
    public long tasks() {
        return node.processes().mapToLong(Process::taskCount).sum();
    }

    /** {@return the services and hosts that are supervised} */
    public List<Supervised> services() {
        return supervisor.supervised();
    }

    /** {@return the service or host of that id} */
    public Optional<Supervised> service(EntryId id) {
        return supervisor.supervised(id);
    }
}
