// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{app:processes|0x00001}",
                "{node-7@app:processes|0xabcde}",
                "{host|0x123456789abcdef}"
            })
    void textFormIsReadAsItIsWritten(String text) {
        assertThat(Pid.parse(text)).hasToString(text);
    }

    @Test
    void localNodeIsLeftOut() {
        assertThat(new Pid("local", "h", 26)).hasToString("{h|0x0001a}");
        assertThat(Pid.parse("{h|0x0001a}")).isEqualTo(new Pid("local", "h", 26));
        assertThat(Pid.parse("{local@h|0x1A}")).isEqualTo(new Pid("local", "h", 26));
    }

    @Test
    void thirdPartOfTheOldFormIsSkipped() {
        assertThat(Pid.parse("{n@h|app:main|0x00002}")).isEqualTo(new Pid("n", "h", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{|}",
                "name",
                "{h|1}",
                "{h|0x}",
                "{h|0xg}",
                "{|0x1}",
                "{@h|0x1}",
                "{h|0x1",
                "h|0x1}",
                "{h|0x11111111111111111}"
            })
    void otherTextIsNoPid(String text) {
        assertThat(Pid.parse(text)).isNull();
    }

    private final Node node =
            new Node(NodeOptions.DEFAULT, new FakeEnv(1), UnaryOperator.identity());
    private final ProcessHost host = node.addHost("h", 0, 0);

    private Process process(long number) {
        return new Process(host, number, 0, Guest.NONE);
    }

    @Test
    void processIsFoundByItsTextAndByNoOther() {
        var process = process(26);
        node.enlist(process);

        assertThat(node.find(process.toString())).isSameAs(process);
        assertThat(node.find("{h|0x1A}")).isSameAs(process);
        for (var text :
                new String[] {
                    "{g|0x0001a}",
                    "{hh|0x0001a}",
                    "{h|0x0001b}",
                    "{n@h|0x0001a}",
                    "h|0x0001a}",
                    "{h|0x0001a",
                    "{h|x|0x0001a}",
                    "{|0x0001a}",
                    "|0x0001a}",
                    "{h|}",
                    "{h|0x}",
                    ""
                }) {
            assertThat(node.find(text)).as(text).isNull();
        }
    }

    @Test
    void tableHoldsWhatWasPutAndNotRemoved() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new SplittableRandom(seed);
            var table = new PidTable();
            var live = new ArrayList<Process>();
            long next = 1;
            for (int i = 0; i < 500; i++) {
                if (live.isEmpty() || random.nextInt(5) < 3) {
                    next += random.nextInt(10) == 0 ? random.nextInt(100_000) : 1;
                    var process = process(next);
                    table.put(process);
                    live.add(process);
                } else {
                    var gone = live.remove(random.nextInt(live.size()));
                    table.remove(gone);
                    table.remove(gone);
                    assertThat(table.get(gone.number())).as("seed %d", seed).isNull();
                }
            }
            for (var process : live) {
                assertThat(table.get(process.number())).as("seed %d", seed).isSameAs(process);
            }
            assertThat(table.snapshot())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(live);
        }
    }

    @Test
    void readersFindWhatStaysWhileOthersComeAndGo() throws InterruptedException {
        var table = new PidTable();
        var stays = new ArrayList<Process>();
        for (int i = 0; i < 100; i++) {
            stays.add(process(i * 7L * 16));
            table.put(stays.get(i));
        }
        var stop = new AtomicBoolean();
        var lost = new AtomicReference<Process>();
        var done = new CountDownLatch(2);
        for (int t = 0; t < 2; t++) {
            Thread.ofPlatform()
                    .start(
                            () -> {
                                while (!stop.get()) {
                                    for (var process : stays) {
                                        if (table.get(process.number()) != process) {
                                            lost.set(process);
                                        }
                                    }
                                }
                                done.countDown();
                            });
        }
        for (int round = 0; round < 300; round++) {
            var guests = new ArrayList<Process>();
            for (int i = 0; i < 200; i++) {
                guests.add(process(1_000_000L + (round * 200 + i) * 16L));
                table.put(guests.get(i));
            }
            guests.forEach(table::remove);
        }
        stop.set(true);
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(lost).hasNullValue();
    }
}
