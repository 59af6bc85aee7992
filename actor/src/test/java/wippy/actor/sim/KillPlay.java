// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import java.util.List;
import java.util.concurrent.Semaphore;
import wippy.actor.Channel;
import wippy.actor.Event;
import wippy.actor.Process;
import wippy.actor.SpawnOptions;

/**
 * Wherever its tasks wait or run, a process that is told to end ends once, all its tasks unwind,
 * and its watcher hears it once.
 */
final class KillPlay extends Play {
    private int entered;
    private int left;
    private int watched;
    private int heard;
    private final List<Process> victims = list();
    private final List<Semaphore> foreign = list();

    @Override
    void play() {
        spawn(
                p -> {
                    for (int n = 1 + random(3); n > 0; n--) {
                        victims.add(spawn(p, this::live, SpawnOptions.MONITORED));
                        watched++;
                        dawdle(p);
                    }
                    for (; ; ) {
                        heard += p.events(null).receive() instanceof Event.Exit ? 1 : 0;
                    }
                });
        for (int i = 1 + random(2); i > 0; i--) {
            thread(
                    () -> {
                        for (int n = random(20); n > 0; n--) {
                            Sim.point();
                            if (!victims.isEmpty() && oneOf(4)) {
                                end(victims.get(random(victims.size())));
                            }
                        }
                    });
        }
        sim().settle(random(10_000_000));
        List.copyOf(victims).forEach(victim -> victim.terminate("soon"));
    }

    private void end(Process victim) {
        int how = random(4);
        note("ends " + victim + " in way " + how);
        switch (how) {
            case 0 -> victim.stop("please");
            case 1 ->
                    victim.inject(
                            () -> {
                                throw new Planned();
                            });
            default -> victim.terminate("from outside");
        }
    }

    private Object live(Process p) throws Throwable {
        p.inbox(); // so that waiting for it is no deadlock
        for (int n = random(4); n > 0; n--) {
            p.spawnTask(this::pass);
        }
        pass(p);
        return entered;
    }

    private Object pass(Process p) throws Throwable {
        int me = ++entered;
        try {
            for (int n = random(4); n > 0; n--) {
                wait(p, me);
            }
            if (oneOf(6)) {
                throw new Planned();
            }
            return entered;
        } finally {
            left++;
            note(me + " has left");
        }
    }

    private void wait(Process p, int task) throws Exception {
        int how = random(7);
        note(task + " of " + p + " waits in way " + how);
        switch (how) {
            case 0 -> new Channel(p, 0).receive();
            case 1 -> p.inbox().receive();
            case 2 -> p.sleep(random(5_000_000));
            case 3 -> {
                int number = random(100);
                expect(Integer.valueOf(number).equals(p.blocking(() -> number)), "its own number");
            }
            case 4 -> await(p);
            case 5 -> {
                var semaphore = new Semaphore(0);
                foreign.add(semaphore);
                boolean cancels = oneOf(2);
                if (oneOf(2)) {
                    thread(semaphore::release);
                }
                p.foreign(
                        () -> {
                            semaphore.acquireUninterruptibly();
                            return null;
                        },
                        cancels ? semaphore::release : () -> {});
            }
            default -> p.yieldTask();
        }
    }

    /** Of several that complete something one does. */
    private void await(Process p) throws Exception {
        var pending = p.pending(null);
        var winners = Play.<Integer>list();
        for (int i = 0; i < 2; i++) {
            int me = i;
            thread(
                    () -> {
                        if (pending.complete(me)) {
                            winners.add(me);
                        }
                    });
        }
        var winner = pending.await();
        expect(winners.isEmpty() || winners.equals(List.of(winner)), "one winner: " + winners);
    }

    @Override
    void check() {
        List.copyOf(victims).forEach(victim -> victim.terminate("at last"));
        sim().settle(5 * GRACE_MAX);
        expect(watched == heard, watched + " ends, of which " + heard + " were heard");
        // What nothing could end goes on being stuck until the world lets it go.
        List.copyOf(foreign).forEach(Semaphore::release);
        sim().settle(MILLI);
        expect(entered == left, entered + " tasks, of which " + left + " unwound");
    }
}
