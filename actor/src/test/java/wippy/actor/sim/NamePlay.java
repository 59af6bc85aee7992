// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wippy.actor.ActorException;
import wippy.actor.Process;
import wippy.actor.SpawnOptions;

/** A name has one holder at a time, and is free when that one has ended or given it back. */
final class NamePlay extends Play {
    private static final String NAME = "the one";

    private @Nullable Process holder;
    private final List<Process> all = list();

    @Override
    void play() {
        for (int n = 2 + random(4); n > 0; n--) {
            all.add(spawn(this::compete));
        }
        thread(
                () -> {
                    for (int n = random(3); n > 0; n--) {
                        all.get(random(all.size())).terminate("from outside");
                    }
                });
    }

    private @Nullable Object compete(Process p) {
        for (int n = random(8); n > 0; n--) {
            if (oneOf(4)) {
                spawnNamed(p);
            } else if (register(p)) {
                hold(p);
                if (oneOf(3)) {
                    return null;
                }
                holder = null;
                expect(node().unregister(NAME), "it was held");
            }
            dawdle(p);
        }
        return null;
    }

    private boolean register(Process p) {
        try {
            node().register(NAME, p);
            return p.isAlive();
        } catch (ActorException e) {
            var expected =
                    p.isAlive()
                            ? ActorException.Kind.ALREADY_EXISTS
                            : ActorException.Kind.NOT_FOUND;
            expect(e.kind() == expected || !p.isAlive(), expected + ", not " + e.kind());
            return false;
        }
    }

    private void hold(Process p) {
        var before = holder;
        expect(before == null || !before.isAlive(), before + " does not hold it beside " + p);
        holder = p;
        for (int n = random(3); n > 0; n--) {
            dawdle(p);
            expect(node().lookup(NAME) == p || !p.isAlive(), p + " is found by its name");
        }
    }

    private void spawnNamed(Process p) {
        var messages = List.of(new SpawnOptions.Queued("first", "first"));
        var options = new SpawnOptions(oneOf(2), oneOf(2), NAME, messages);
        var child =
                spawn(
                        p,
                        me -> {
                            hold(me);
                            me.inbox().receive();
                            return null;
                        },
                        options);
        all.add(child);
    }

    @Override
    void check() {}

    @Override
    void checkEnd() {
        expect(node().lookup(NAME) == null, "nobody holds it: " + node().lookup(NAME));
    }
}
