// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wippy.actor.ActorException;
import wippy.actor.Limits;
import wippy.actor.Process;
import wippy.actor.SpawnOptions;

/**
 * A mailbox never holds more than its limit and takes what there is room for; what it took arrives,
 * what it refused does not. When all is received there is room for as many again.
 */
final class LimitPlay extends Play {
    private int limit;
    private int taken;
    private int received;
    private @Nullable Process receiver;
    private boolean isOver;

    @Override
    void play() {
        limit = 1 + random(3);
        var options = new SpawnOptions(false, false, null, List.of(), new Limits(limit, 0, 0));
        spawn(
                parent -> {
                    receiver = spawn(parent, this::receive, options);
                    return null;
                });
        for (int n = 1 + random(3); n > 0; n--) {
            spawn(
                    p -> {
                        for (int i = random(10); i > 0; i--) {
                            send(p);
                            dawdle(p);
                        }
                        return null;
                    });
        }
        thread(
                () -> {
                    for (int i = random(10); i > 0; i--) {
                        send(null);
                    }
                });
    }

    private void send(@Nullable Process p) {
        var to = receiver;
        if (to == null) {
            return;
        }
        int before = received;
        try {
            boolean isSent = p == null ? node().send(to.pid(), "inbox", 1) : p.send(to, "inbox", 1);
            expect(isSent, "the receiver lives");
            taken++;
        } catch (ActorException e) {
            expect(e.kind() == ActorException.Kind.LIMIT_EXCEEDED, "no " + e.kind());
            expect(!isOver, "an empty mailbox refuses nothing");
            note("refused after " + before + " were received");
        }
        expect(to.mailboxSize() <= limit, to.mailboxSize() + " messages, of " + limit);
    }

    private Object receive(Process p) {
        var inbox = p.inbox();
        for (; ; ) {
            dawdle(p);
            inbox.receive();
            received++;
        }
    }

    @Override
    void check() {
        expect(taken == received, taken + " taken, " + received + " received");
        isOver = true;
        for (int i = 0; i < limit; i++) {
            send(null);
        }
        sim().settle(100 * MILLI);
        expect(taken == received, taken + " taken in the end, " + received + " received");
    }
}
