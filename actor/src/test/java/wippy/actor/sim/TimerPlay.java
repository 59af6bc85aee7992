// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import wippy.actor.Channel;
import wippy.actor.Process;
import wippy.actor.Timer;

/** No timer is early, none is lost, and what was stopped does not fire. */
final class TimerPlay extends Play {
    private static final int NANOS_MAX = 20_000_000;

    private int set;
    private int done;

    @Override
    void play() {
        for (int n = 1 + random(3); n > 0; n--) {
            spawn(
                    p -> {
                        for (int tasks = 1 + random(4); tasks > 0; tasks--) {
                            p.spawnTask(_ -> wait(p));
                        }
                        return p.inbox().receive();
                    });
        }
        for (int n = random(4); n > 0; n--) {
            long due = sim().nanos() + random(NANOS_MAX);
            set++;
            node().after(due - sim().nanos(), () -> isDone(due));
        }
    }

    private void isDone(long due) {
        expect(sim().nanos() >= due, "not early by " + (due - sim().nanos()));
        done++;
    }

    private Object wait(Process p) {
        for (int n = random(5); n > 0; n--) {
            long nanos = 1L + random(NANOS_MAX);
            long due = sim().nanos() + nanos;
            set++;
            switch (random(5)) {
                case 0 -> {
                    p.sleep(nanos);
                    isDone(due);
                }
                case 1 -> {
                    var after = Timer.after(p, nanos, _ -> "after").channel();
                    expect("after".equals(after.receive()), "a value");
                    isDone(due);
                    expect(after.receive() == Channel.CLOSED, "closed");
                }
                case 2 -> tick(p, nanos, due);
                case 3 -> stop(p, nanos, due);
                default -> {
                    var timer = Timer.once(p, random(NANOS_MAX), _ -> "once");
                    dawdle(p);
                    due = sim().nanos() + nanos;
                    boolean wasRunning = timer.reset(nanos);
                    if (!wasRunning) {
                        expect("once".equals(timer.channel().receive()), "it has fired");
                    }
                    expect("once".equals(timer.channel().receive()), "it fires anew");
                    isDone(due);
                }
            }
        }
        return done;
    }

    private void tick(Process p, long nanos, long due) {
        var ticker = Timer.ticker(p, nanos, _ -> sim().nanos());
        for (int i = 0; i < 3; i++) {
            long at = (long) java.util.Objects.requireNonNull(ticker.channel().receive());
            expect(at >= due + (long) i * nanos, "no tick is early");
        }
        expect(ticker.stop(), "it was running");
        isDone(due);
    }

    private void stop(Process p, long nanos, long due) {
        var timer = Timer.once(p, nanos, _ -> "once");
        if (oneOf(2)) {
            p.sleep(nanos);
        } else {
            dawdle(p);
        }
        boolean hasStopped = timer.stop();
        int fired = timer.channel().size();
        expect(fired == (hasStopped ? 0 : 1), fired + " although stopped: " + hasStopped);
        expect(hasStopped || sim().nanos() >= due, "not early");
        p.sleep(NANOS_MAX);
        expect(timer.channel().size() == fired, "what is over stays so");
        done++;
    }

    @Override
    void check() {
        expect(set == done, set + " timers, of which " + done + " fired");
    }
}
