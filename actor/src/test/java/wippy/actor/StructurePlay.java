// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import wippy.actor.sim.Program;
import wippy.actor.sim.Sim;

/**
 * The lock-free structures are linearizable: what three threads get from one could also be had by
 * calling it from one thread, in some order that keeps what was over before something else began.
 */
public final class StructurePlay implements Program {
    private static final int CALLS_MAX = 4;
    private static final Process[] PROCESSES = processes(300);

    private final List<Call> calls = new ArrayList<>();
    private int time;

    /** What a call does to a plain list, in which the structure's elements stand in order. */
    private enum Effect {
        ADD,
        TAKE_FIRST,
        TAKE_LAST,
        TAKE_ALL,
        REMOVE,
        CONTAINS,
        IS_EMPTY
    }

    /** A call with its answer, and when it began and was over. */
    private record Call(Effect effect, int element, Object answer, int begin, int end) {

        /** {@return what a list would have answered; it has then changed} */
        Object apply(List<Integer> list) {
            return switch (effect) {
                case ADD -> list.add(element);
                case TAKE_FIRST -> list.isEmpty() ? -1 : list.removeFirst();
                case TAKE_LAST -> list.isEmpty() ? -1 : list.removeLast();
                case TAKE_ALL -> {
                    var all = List.copyOf(list);
                    list.clear();
                    yield all;
                }
                case REMOVE -> list.remove((Integer) element);
                case CONTAINS -> list.contains(element);
                case IS_EMPTY -> list.isEmpty();
            };
        }
    }

    private static final class Item extends Linked {
        final int value;

        Item(int value) {
            this.value = value;
        }
    }

    /** Their numbers are of one stripe of the table of PIDs. */
    private static Process[] processes(int count) {
        var node = new Node(NodeOptions.DEFAULT, new FakeEnv(1), UnaryOperator.identity());
        var host = node.addHost("h", 0, 0);
        var all = new Process[count];
        for (int i = 0; i < count; i++) {
            all[i] = new Process(host, 16L * i, 0, Guest.NONE);
        }
        return all;
    }

    @Override
    public void run(Sim sim) {
        switch (sim.random(4)) {
            case 0 -> intake(sim);
            case 1 -> runQueue(sim);
            case 2 -> spawnDeque(sim);
            default -> pidTable(sim);
        }
        sim.settle(1_000_000_000L);
        if (!isLinearizable(List.copyOf(calls), new ArrayList<>())) {
            throw new AssertionError("no order of whole calls gives these answers: " + calls);
        }
    }

    private void intake(Sim sim) {
        var intake = new Intake();
        for (int t = 0; t < 2; t++) {
            int first = 10 * t;
            start(
                    sim,
                    i -> {
                        call(Effect.ADD, first + i, () -> push(intake, first + i));
                        if (sim.random(3) == 0) {
                            call(Effect.IS_EMPTY, 0, intake::isEmpty);
                        }
                    });
        }
        start(sim, _ -> call(Effect.TAKE_ALL, 0, () -> taken(intake.takeAll())));
    }

    private static boolean push(Intake intake, int value) {
        intake.push(new Item(value));
        return true;
    }

    private static List<Integer> taken(@Nullable Linked last) {
        var values = new ArrayList<Integer>();
        if (last != null) {
            var element = last;
            do {
                element = Intake.after(element);
                values.add(((Item) element).value);
            } while (element != last);
        }
        return values;
    }

    private void runQueue(Sim sim) {
        var queue = new RunQueue();
        int before = fill(sim, 256, i -> queue.push(PROCESSES[i]));
        start(
                sim,
                i -> {
                    if (sim.random(2) == 0) {
                        call(Effect.ADD, before + i, () -> added(queue, before + i));
                    } else {
                        call(Effect.TAKE_FIRST, 0, () -> number(queue.poll()));
                    }
                });
        for (int t = 0; t < 2; t++) {
            start(sim, _ -> call(Effect.TAKE_FIRST, 0, () -> number(queue.steal())));
        }
    }

    private static boolean added(RunQueue queue, int i) {
        queue.push(PROCESSES[i]);
        return true;
    }

    private void spawnDeque(Sim sim) {
        var deque = new SpawnDeque();
        int before = fill(sim, 64, i -> deque.push(PROCESSES[i]));
        start(
                sim,
                i -> {
                    if (sim.random(2) == 0) {
                        call(Effect.ADD, before + i, () -> added(deque, before + i));
                    } else {
                        call(Effect.TAKE_LAST, 0, () -> number(deque.pop()));
                    }
                });
        for (int t = 0; t < 2; t++) {
            start(sim, _ -> call(Effect.TAKE_FIRST, 0, () -> number(deque.poll())));
        }
    }

    private static boolean added(SpawnDeque deque, int i) {
        deque.push(PROCESSES[i]);
        return true;
    }

    /** Two write, each its own elements. */
    private void pidTable(Sim sim) {
        var table = new PidTable();
        int before = fill(sim, 12, i -> table.put(PROCESSES[i]));
        for (int t = 0; t < 2; t++) {
            int first = before + 10 * t;
            start(
                    sim,
                    i -> {
                        int element = first + i / 2;
                        if (i % 2 == 0) {
                            call(Effect.ADD, element, () -> put(table, element));
                        } else {
                            call(Effect.REMOVE, element, () -> removed(table, element));
                        }
                    });
        }
        start(
                sim,
                _ -> {
                    int element = sim.random(before + 20);
                    var sought = PROCESSES[element];
                    call(Effect.CONTAINS, element, () -> table.get(sought.number()) == sought);
                });
    }

    private static boolean put(PidTable table, int i) {
        table.put(PROCESSES[i]);
        return true;
    }

    private static boolean removed(PidTable table, int i) {
        table.remove(PROCESSES[i]);
        return true;
    }

    private static int number(@Nullable Process process) {
        return process == null ? -1 : (int) (process.number() / 16);
    }

    /** What a thread does time and again. */
    private interface Step {
        void take(int i);
    }

    /** Begins with few elements, or with so many that the structure is about to grow. */
    private int fill(Sim sim, int capacity, Step add) {
        int count = sim.random(2) == 0 ? sim.random(3) : capacity - sim.random(3);
        for (int i = 0; i < count; i++) {
            int element = i;
            call(
                    Effect.ADD,
                    element,
                    () -> {
                        add.take(element);
                        return true;
                    });
        }
        return count;
    }

    private static void start(Sim sim, Step step) {
        int count = 1 + sim.random(CALLS_MAX);
        sim.thread(
                        "caller",
                        () -> {
                            for (int i = 0; i < count; i++) {
                                step.take(i);
                            }
                        })
                .start();
    }

    private void call(Effect effect, int element, Supplier<Object> action) {
        int begin = time++;
        var answer = Objects.requireNonNull(action.get());
        calls.add(new Call(effect, element, answer, begin, time++));
    }

    /** Tries each call that may come first, and then the rest. */
    private static boolean isLinearizable(List<Call> rest, List<Integer> list) {
        if (rest.isEmpty()) {
            return true;
        }
        int firstEnd = rest.stream().mapToInt(Call::end).min().orElseThrow();
        for (var call : rest) {
            if (call.begin < firstEnd) {
                var changed = new ArrayList<>(list);
                if (call.apply(changed).equals(call.answer)) {
                    var others = new ArrayList<>(rest);
                    others.remove(call);
                    if (isLinearizable(others, changed)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
