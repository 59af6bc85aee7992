// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wippy.actor.ActorException;
import wippy.actor.Event;
import wippy.actor.ExitReason;
import wippy.actor.Process;

/**
 * Who monitors hears of an end exactly once; who is linked, from either side, hears of a failure
 * exactly once if it traps links and fails with it if not; whoever ends, and however, meanwhile.
 */
final class RelationPlay extends Play {
    private static final int PEERS_MAX = 6;

    /** Sees itself as one of the others does. */
    private static final class Peer {
        final boolean traps;
        final Map<Peer, Boolean> monitors = new HashMap<>();
        final Map<Peer, Boolean> links = new HashMap<>();
        final Map<Peer, Integer> exits = new HashMap<>();
        final Map<Peer, Integer> linkDowns = new HashMap<>();
        @Nullable Process process;

        /** It has begun, and traps links if it is to. */
        boolean isThere;

        Peer(boolean traps) {
            this.traps = traps;
        }

        Process process() {
            return Objects.requireNonNull(process);
        }
    }

    private final List<Peer> peers = list();

    @Override
    void play() {
        for (int n = 2 + random(PEERS_MAX - 1); n > 0; n--) {
            peers.add(new Peer(oneOf(2)));
        }
        for (var peer : peers) {
            spawn(p -> live(p, peer));
        }
        thread(
                () -> {
                    for (int n = random(3); n > 0; n--) {
                        var process = peers.get(random(peers.size())).process;
                        if (process != null) {
                            process.terminate("from outside");
                        }
                        Sim.point();
                    }
                });
    }

    private Object live(Process p, Peer me) {
        p.trapLinks(me.traps);
        me.process = p;
        me.isThere = true;
        p.spawnTask(
                _ -> {
                    var events = p.events(null);
                    for (; ; ) {
                        hear((Event) Objects.requireNonNull(events.receive()), me);
                    }
                });
        for (int n = random(8); n > 0; n--) {
            relate(p, me, peers.get(random(peers.size())));
            dawdle(p);
        }
        return switch (random(4)) {
            case 0 -> throw new Planned();
            case 1 -> "done";
            default -> Objects.requireNonNull(p.inbox().receive());
        };
    }

    private void hear(Event event, Peer me) {
        for (var other : peers) {
            if (other.process != null && other.process.pid().equals(event.from())) {
                (event instanceof Event.Exit ? me.exits : me.linkDowns)
                        .merge(other, 1, Integer::sum);
            }
        }
    }

    private void relate(Process p, Peer me, Peer other) {
        if (me == other || !other.isThere) {
            return;
        }
        try {
            switch (random(5)) {
                case 0 -> {
                    p.unmonitor(other.process());
                    me.monitors.computeIfPresent(other, (_, _) -> false);
                }
                case 1, 2 -> {
                    p.link(other.process());
                    me.links.put(other, true);
                }
                default -> {
                    p.monitor(other.process());
                    me.monitors.put(other, true);
                }
            }
        } catch (ActorException e) {
            boolean isMonitored = me.monitors.getOrDefault(other, false);
            expect(
                    e.kind() == ActorException.Kind.NOT_FOUND
                            ? !other.process().isAlive()
                            : isMonitored && e.kind() == ActorException.Kind.ALREADY_EXISTS,
                    "no " + e.kind());
        }
    }

    @Override
    void check() {
        for (var me : peers) {
            for (var other : peers) {
                if (me.process().isAlive() && me != other) {
                    checkMonitor(me, other);
                    checkLink(me, other);
                }
            }
        }
    }

    private static void checkMonitor(Peer me, Peer other) {
        int heard = me.exits.getOrDefault(other, 0);
        var monitors = me.monitors.get(other);
        int least = !other.process().isAlive() && Boolean.TRUE.equals(monitors) ? 1 : 0;
        int most = !other.process().isAlive() && monitors != null ? 1 : 0;
        expect(
                heard >= least && heard <= most,
                me.process() + " hears " + least + " to " + most + " exits, not " + heard);
    }

    private static void checkLink(Peer me, Peer other) {
        boolean isLinked = me.links.containsKey(other) || other.links.containsKey(me);
        var reason = other.process().exitReason();
        boolean hasFailed = reason != null && reason.isFailure();
        int least = isLinked && hasFailed ? 1 : 0;
        int heard = me.linkDowns.getOrDefault(other, 0);
        expect(
                me.traps ? heard == least : least == 0,
                me.process()
                        + " hears "
                        + heard
                        + " failures of "
                        + other.process()
                        + " with "
                        + reason
                        + (isLinked ? ", linked" : ""));
    }

    @Override
    void checkEnd() {
        for (var me : peers) {
            if (me.process().exitReason() instanceof ExitReason.LinkBroken(var partner)) {
                expect(!me.traps, "links break only those that do not trap them");
                expect(
                        peers.stream().anyMatch(o -> o.process().pid().equals(partner)),
                        "the partner is known");
            }
        }
    }
}
