// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import org.jspecify.annotations.Nullable;

/** A process with {@link Limits}: only such a one pays for counting. */
final class LimitedProcess extends Process {
    private final Limits limits;

    /** Messages that were sent and not received. */
    private final @Nullable Room mailbox;

    /** The clock's note. */
    private long cpuNanos;

    private final @Nullable MemoryLimit memory;

    LimitedProcess(ProcessHost host, long number, long parent, Guest guest, Limits limits) {
        super(host, number, parent, guest);
        this.limits = limits;
        this.mailbox = limits.mailbox() == 0 ? null : new Room(limits.mailbox());
        this.memory = limits.memory() == 0 ? null : new MemoryLimit(this, limits.memory());
    }

    /** Runs a slice. Worker. {@return whether it has more to do} */
    boolean limitedSlice(Worker by) {
        return memory == null ? slice(by) : memory.slice(by);
    }

    /** {@return what keeps it within its limit of memory, if it has one} */
    @Nullable MemoryLimit memory() {
        return memory;
    }

    /** What it is sent is its from now on. */
    @Override
    void deliver(Signal signal) {
        if (memory != null && signal instanceof Message message) {
            memory.charge(sizeOf(message));
        }
        super.deliver(signal);
    }

    private long sizeOf(Message message) {
        var census = guest().census(message);
        if (census == null) {
            return 0;
        }
        census.count(() -> false);
        return census.bytes();
    }

    @Override
    boolean isDueAfter(long bytes) {
        return memory != null && memory.reserve(bytes);
    }

    /**
     * A message is to be sent to a process. Any thread.
     *
     * @throws ActorException LIMIT_EXCEEDED if its mailbox is full
     */
    static void admit(Process to) {
        var mailbox = mailbox(to);
        if (mailbox != null && !mailbox.enter()) {
            throw new ActorException(
                    ActorException.Kind.LIMIT_EXCEEDED,
                    "the mailbox of "
                            + to
                            + " is full: it has "
                            + mailbox.size()
                            + " messages, its limit");
        }
    }

    /** A message that was admitted is not waiting any more. Any thread. */
    static void release(Process of) {
        var mailbox = mailbox(of);
        if (mailbox != null) {
            mailbox.leave();
        }
    }

    /** A message that is there from the start. Any thread. */
    static void count(Process to) {
        var mailbox = mailbox(to);
        if (mailbox != null) {
            mailbox.squeeze();
        }
    }

    private static @Nullable Room mailbox(Process of) {
        return of instanceof LimitedProcess limited ? limited.mailbox : null;
    }

    /** It had so much processor time more. Clock. */
    void charge(long nanos) {
        cpuNanos += nanos;
        if (limits.cpuNanos() > 0 && cpuNanos > limits.cpuNanos()) {
            kill(
                    new ExitReason.LimitExceeded(
                            "the process has used more than "
                                    + limits.cpuNanos() / Clock.NANOS_PER_MILLI
                                    + " ms of processor time, its limit"));
        }
    }
}
