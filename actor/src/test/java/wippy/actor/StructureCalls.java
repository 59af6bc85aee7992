// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/** What may be called of each lock-free structure, as Lincheck wants it written down. */
public final class StructureCalls {
    private StructureCalls() {}

    private static Process[] processes(LongStream numbers) {
        var node = new Node(NodeOptions.DEFAULT, new FakeEnv(1), UnaryOperator.identity());
        var host = node.addHost("h", 0, 0);
        return numbers.mapToObj(n -> new Process(host, n, 0, Guest.NONE)).toArray(Process[]::new);
    }

    private static long number(@Nullable Process process) {
        return process == null ? 0 : process.number();
    }

    private static final class Item extends Linked {
        final int value;

        Item(int value) {
            this.value = value;
        }
    }

    /** Many push, one takes all. */
    @Param(name = "value", gen = IntGen.class, conf = "1:9")
    public static final class Intakes {
        private final Intake intake = new Intake();

        /** Adds a value. */
        @Operation
        public void push(@Param(name = "value") int value) {
            intake.push(new Item(value));
        }

        /** {@return whether there is nothing} */
        @Operation
        public boolean isEmpty() {
            return intake.isEmpty();
        }

        /** {@return all values, removed} */
        @Operation(nonParallelGroup = "consumer")
        public List<Integer> takeAll() {
            return taken(intake.takeAll());
        }

        private static List<Integer> taken(@Nullable Linked last) {
            var values = new ArrayList<Integer>();
            var element = last;
            while (element != null) {
                element = Intake.after(element);
                values.add(((Item) element).value);
                element = element == last ? null : element;
            }
            return values;
        }
    }

    /** Has an owner, who adds, and elements enough for all scenarios. */
    public abstract static class Owned {
        private static final Process[] ALL = processes(LongStream.rangeClosed(1, 20));
        private int pushed;

        final Process next() {
            return ALL[pushed++];
        }
    }

    /** The owner adds at one end and takes at the other, as thieves do. */
    public static final class RunQueues extends Owned {
        private final RunQueue queue = new RunQueue();

        /** Adds the next process. */
        @Operation(nonParallelGroup = "owner")
        public void push() {
            queue.push(next());
        }

        /** {@return the number of the oldest, removed, or 0} */
        @Operation(nonParallelGroup = "owner")
        public long poll() {
            return number(queue.poll());
        }

        /** {@return the number of the oldest, removed, or 0} */
        @Operation
        public long steal() {
            return number(queue.steal());
        }
    }

    /** The owner adds and takes the youngest, thieves take the oldest. */
    public static final class SpawnDeques extends Owned {
        private final SpawnDeque deque = new SpawnDeque();

        /** Adds the next process. */
        @Operation(nonParallelGroup = "owner")
        public void push() {
            deque.push(next());
        }

        /** {@return the number of the youngest, removed, or 0} */
        @Operation(nonParallelGroup = "owner")
        public long pop() {
            return number(deque.pop());
        }

        /** {@return the number of the oldest, removed, or 0} */
        @Operation
        public long poll() {
            return number(deque.poll());
        }
    }

    /** Two writers have three processes each, all of one stripe; everybody may look. */
    @Param(name = "key", gen = IntGen.class, conf = "0:5")
    @Param(name = "own", gen = IntGen.class, conf = "0:2")
    public static final class PidTables {
        private static final Process[] ALL =
                processes(LongStream.rangeClosed(1, 6).map(n -> 16 * n));
        private final PidTable table = new PidTable();

        /** {@return whether the process is there} */
        @Operation
        public boolean isThere(@Param(name = "key") int key) {
            return table.get(ALL[key].number()) == ALL[key];
        }

        /** Adds one of the first three, or removes it. */
        @Operation(nonParallelGroup = "a writer")
        public void flip(@Param(name = "own") int key) {
            toggle(ALL[key]);
        }

        /** Adds one of the others, or removes it. */
        @Operation(nonParallelGroup = "another writer")
        public void flop(@Param(name = "own") int key) {
            toggle(ALL[key + 3]);
        }

        private void toggle(Process process) {
            if (table.get(process.number()) == null) {
                table.put(process);
            } else {
                table.remove(process);
            }
        }
    }

    /** A room for two: a third is refused until one has left. */
    public static final class Rooms {
        private final Room room = new Room(2);

        /** {@return whether there was room} */
        @Operation
        public boolean enter() {
            return room.enter();
        }

        /** One leaves, whether or not anybody is there. */
        @Operation
        public void leave() {
            room.leave();
        }
    }

    /** Pushes and pops in two steps each, of which the second does not look. */
    @Param(name = "value", gen = IntGen.class, conf = "1:9")
    public static final class TornStack {
        private static final VarHandle TOP;

        static {
            try {
                TOP = MethodHandles.lookup().findVarHandle(TornStack.class, "top", Item.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private volatile @Nullable Item top;

        /** Adds a value. */
        @Operation
        public void push(@Param(name = "value") int value) {
            var item = new Item(value);
            item.next = top;
            TOP.setRelease(this, item);
        }

        /** {@return the value added last, removed, or 0} */
        @Operation
        public int pop() {
            var item = top;
            if (item == null) {
                return 0;
            }
            TOP.setRelease(this, (Item) item.next);
            return item.value;
        }
    }

    /** Counts in two steps. */
    public static final class TornCount {
        private volatile int count;

        /** {@return the next number} */
        @Operation
        public int next() {
            int before = count;
            count = before + 1;
            return before;
        }
    }
}
