// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wippy.actor.ActorException;
import wippy.actor.Channel;
import wippy.actor.Process;
import wippy.actor.Select;

/**
 * What was sent to a channel is received once or still there, in order; a select does one of its
 * cases; a closed channel takes nothing, gives what it has and then says so.
 */
final class ChannelPlay extends Play {
    private record Item(int producer, int channel, int number) {}

    private final List<Channel> channels = list();
    private final Set<Item> sent = new HashSet<>();
    private final Set<Item> received = new HashSet<>();

    @Override
    void play() {
        var process =
                spawn(
                        p -> {
                            p.inbox();
                            for (int n = 1 + random(3); n > 0; n--) {
                                channels.add(new Channel(p, random(3)));
                            }
                            for (int i = 1 + random(3); i > 0; i--) {
                                int me = i;
                                p.spawnTask(_ -> produce(p, me));
                                p.spawnTask(_ -> consume(p));
                            }
                            if (oneOf(2)) {
                                p.sleep(random(3_000_000));
                                channels.get(random(channels.size())).close();
                            }
                            return p.inbox().receive();
                        });
        for (int n = random(4); n > 0; n--) {
            process.inject(() -> {}); // a slice in between
        }
    }

    private @Nullable Object produce(Process p, int me) {
        for (int number = 1; number < 8; number++) {
            int at = random(channels.size());
            var item = new Item(me, at, number);
            if (send(p, at, item)) {
                expect(sent.add(item), "sent once");
            }
            dawdle(p);
        }
        return null;
    }

    private boolean send(Process p, int at, Item item) {
        var channel = channels.get(at);
        switch (random(3)) {
            case 0 -> {
                return channel.offer(item);
            }
            case 1 -> {
                try {
                    return channel.send(item);
                } catch (ActorException e) {
                    expect(channel.isClosed(), "closed");
                    return false;
                }
            }
            default -> {
                var cases = new ArrayList<Select.Case>();
                var timer = new Channel(p, 0);
                cases.add(new Select.Send(channel, item));
                cases.add(new Select.Receive(timer));
                p.spawnTask(
                        _ -> {
                            p.sleep(random(2_000_000));
                            timer.close();
                            return null;
                        });
                var selected = Select.await(p, cases);
                return selected.index() == 0 && selected.ok();
            }
        }
    }

    private @Nullable Object consume(Process p) {
        var last = new HashMap<Item, Integer>();
        for (; ; ) {
            dawdle(p);
            int at = random(channels.size());
            var value = oneOf(2) ? channels.get(at).receive() : select(p);
            if (value == Channel.CLOSED) {
                return null;
            }
            var item = (Item) Objects.requireNonNull(value);
            expect(received.add(item), "received once: " + item);
            var key = new Item(item.producer, item.channel, 0);
            int before = last.getOrDefault(key, 0);
            expect(before < item.number, item + " comes not after " + before);
            last.put(key, item.number);
        }
    }

    private @Nullable Object select(Process p) {
        var cases = new ArrayList<Select.Case>();
        channels.forEach(channel -> cases.add(new Select.Receive(channel)));
        var selected = Select.await(p, cases);
        var channel = cases.get(selected.index()).channel();
        expect(selected.ok() || (channel.isClosed() && channel.size() == 0), "closed and empty");
        return selected.ok() ? selected.value() : Channel.CLOSED;
    }

    @Override
    void check() {
        int kept = channels.stream().mapToInt(Channel::size).sum();
        expect(sent.containsAll(received), received + " were among " + sent);
        expect(
                sent.size() == received.size() + kept,
                sent.size() + " sent, " + received.size() + " received, " + kept + " kept");
    }
}
