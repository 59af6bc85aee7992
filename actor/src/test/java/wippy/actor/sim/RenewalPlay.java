// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wippy.actor.Body;
import wippy.actor.Event;
import wippy.actor.Message;
import wippy.actor.Process;
import wippy.actor.SpawnOptions;

/**
 * A process that goes on with other code, again and again, loses no message and takes none twice,
 * has one generation of code at a time, keeps its PID, name and monitor, and ends once.
 */
final class RenewalPlay extends Play {
    private static final String NAME = "the same";

    private record Note(int sender, int number) {}

    private final Set<Note> sent = new HashSet<>();
    private final Set<Note> received = new HashSet<>();
    private @Nullable Process renewed;
    private int generation;
    private int tasks;
    private int exits;
    private boolean isEnded;

    @Override
    void play() {
        spawn(
                watcher -> {
                    var named = new SpawnOptions(true, false, NAME, List.of());
                    renewed = spawn(watcher, generation(random(5)), named);
                    for (; ; ) {
                        exits += watcher.events(null).receive() instanceof Event.Exit ? 1 : 0;
                    }
                });
        for (int i = 1; i <= 2; i++) {
            int me = i;
            spawn(
                    p -> {
                        for (int n = random(12); n > 0; n--) {
                            dawdle(p);
                            send(me);
                        }
                        return null;
                    });
        }
        if (oneOf(2)) {
            thread(
                    () -> {
                        for (int n = random(300); n > 0; n--) {
                            Sim.point();
                        }
                        if (renewed != null) {
                            isEnded = true;
                            renewed.terminate("from outside");
                        }
                    });
        }
    }

    private void send(int sender) {
        var to = renewed;
        if (to != null && !isEnded) {
            var note = new Note(sender, sent.size());
            sent.add(note);
            expect(node().send(to.pid(), "inbox", note) || isEnded, "it lives");
            expect(node().lookup(NAME) == to || node().lookup(NAME) == null, "it has the name");
        }
    }

    /** Code of which so many generations are to follow. */
    private Body generation(int further) {
        return p -> {
            expect(tasks == 0, "the code before has unwound, but " + tasks + " tasks are there");
            int mine = ++generation;
            for (int n = random(3); n > 0; n--) {
                p.spawnTask(q -> take(q, mine, -1));
            }
            take(p, mine, further == 0 ? -1 : random(6));
            throw p.renew(following(generation(further - 1)));
        };
    }

    /** Receives so many messages, or without end. */
    private @Nullable Object take(Process p, int mine, int count) {
        tasks++;
        try {
            for (int i = 0; i != count && (count < 0 || !oneOf(4)); i++) {
                expect(mine == generation, "old code does not run beside new code");
                if (count >= 0 && oneOf(2)) {
                    dawdle(p);
                    continue;
                }
                var message = (Message) java.util.Objects.requireNonNull(p.inbox().receive());
                var note = (Note) message.payload();
                expect(sent.contains(note) && received.add(note), note + " comes once");
            }
            return null;
        } finally {
            tasks--;
        }
    }

    @Override
    void check() {
        boolean isThere = !isEnded && java.util.Objects.requireNonNull(renewed).isAlive();
        expect(!isThere || received.equals(sent), "received " + received + " of " + sent);
        expect(exits == (isThere ? 0 : 1), exits + " exits were heard");
        expect(!isThere || node().lookup(NAME) == renewed, "it has kept its name");
    }

    @Override
    void checkEnd() {
        expect(tasks == 0, "all tasks have unwound, not " + tasks);
    }
}
