// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import java.util.concurrent.atomic.AtomicInteger;
import wippy.actor.Message;
import wippy.actor.Process;
import wippy.actor.SpawnOptions;

/**
 * A tree of processes: whoever is spawned runs once, on whatever worker, and its answer arrives.
 */
final class TreePlay extends Play {
    private final AtomicInteger runs = new AtomicInteger();
    private long sum;
    private int depth;
    private int width;

    @Override
    void play() {
        depth = 1 + random(3);
        width = 2 + random(3);
        spawn(
                p -> {
                    sum = grow(p, 0);
                    return null;
                });
    }

    private long grow(Process p, int level) {
        runs.incrementAndGet();
        if (level == depth) {
            return 1;
        }
        for (int i = 0; i < width; i++) {
            spawn(
                    p,
                    child -> {
                        long value = grow(child, level + 1);
                        expect(child.send(p, "value", value), "the parent waits");
                        return null;
                    },
                    oneOf(2) ? SpawnOptions.PLAIN : SpawnOptions.LINKED);
        }
        long total = 1;
        for (int i = 0; i < width; i++) {
            total += (long) ((Message) p.inbox().receive()).payload();
        }
        return total;
    }

    @Override
    void check() {
        long all = 0;
        long row = 1;
        for (int i = 0; i <= depth; i++) {
            all += row;
            row *= width;
        }
        expect(sum == all && runs.get() == all, all + ", not " + sum + " of " + runs + " runs");
        expect(host().size() == 0, "all have ended");
    }
}
