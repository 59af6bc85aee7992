// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wippy.actor.Message;
import wippy.actor.Process;

/** No message is lost, and those of one sender to one topic of one receiver stay in order. */
final class MessagePlay extends Play {
    private record Note(int sender, int receiver, String topic, int number) {}

    private final List<Note> received = list();
    private final Map<Note, Integer> sent = new HashMap<>();
    private final List<Process> receivers = list();

    @Override
    void play() {
        for (int i = 0; i < 2; i++) {
            receivers.add(spawn(this::receive));
        }
        for (int i = 1; i <= 3; i++) {
            int me = i;
            spawn(
                    p -> {
                        for (int n = random(12); n > 0; n--) {
                            send(me, p);
                            dawdle(p);
                        }
                        return null;
                    });
        }
        thread(
                () -> {
                    for (int n = random(8); n > 0; n--) {
                        send(9, null);
                    }
                });
        for (int n = random(8); n > 0; n--) {
            send(0, null);
        }
    }

    private void send(int sender, @Nullable Process p) {
        int receiver = random(receivers.size());
        var key = new Note(sender, receiver, oneOf(3) ? "heard" : "inbox", 0);
        int number = sent.merge(key, 1, Integer::sum);
        var note = new Note(sender, receiver, key.topic, number);
        var to = receivers.get(receiver);
        boolean isSent =
                p == null
                        ? node().send(to.pid(), key.topic, note)
                        : oneOf(2)
                                ? p.send(to, key.topic, note)
                                : p.send(to.pid(), key.topic, note);
        expect(isSent, "the receiver lives");
    }

    private Object receive(Process p) {
        if (oneOf(2)) {
            p.sleep(random(3_000_000));
        }
        var heard = p.listen("heard", null);
        p.spawnTask(
                _ -> {
                    for (; ; ) {
                        take(heard.receive());
                    }
                });
        dawdle(p);
        for (; ; ) {
            take(p.inbox().receive());
            dawdle(p);
        }
    }

    private void take(@Nullable Object message) {
        received.add((Note) ((Message) java.util.Objects.requireNonNull(message)).payload());
    }

    @Override
    void check() {
        var last = new HashMap<Note, Integer>();
        for (var note : received) {
            var key = new Note(note.sender, note.receiver, note.topic, 0);
            int number = last.merge(key, 1, Integer::sum);
            expect(number == note.number, number + " of " + note + " in " + received);
        }
        expect(last.equals(sent), "received " + last + " of " + sent);
    }
}
