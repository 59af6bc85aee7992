// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

/**
 * Sizes and times of a node.
 *
 * @param name of the node; {@link Pid#LOCAL} is left out of PIDs
 * @param workers OS threads that run processes; at least 1, best one per core
 * @param workerStackBytes stack of each of them, virtual memory until it is used
 * @param sliceNanos how long a process may run while others wait; whole milliseconds, at least one
 * @param graceNanos how long a terminated process may take to unwind
 */
public record NodeOptions(
        String name, int workers, long workerStackBytes, long sliceNanos, long graceNanos) {

    /** One worker per core, 256 MB of stack each, slices of 2 ms, 5 s of grace. */
    public static final NodeOptions DEFAULT =
            new NodeOptions(
                    Pid.LOCAL,
                    Runtime.getRuntime().availableProcessors(),
                    256L << 20,
                    2_000_000,
                    5_000_000_000L);

    /** Checks the sizes. */
    public NodeOptions {
        if (workers < 1) {
            throw new ActorException(
                    ActorException.Kind.INVALID,
                    "a node needs at least one worker, but is to have " + workers);
        }
    }

    /** {@return these options with another number of workers} */
    public NodeOptions withWorkers(int count) {
        return new NodeOptions(name, count, workerStackBytes, sliceNanos, graceNanos);
    }

    /** {@return these options with another node name} */
    public NodeOptions withName(String other) {
        return new NodeOptions(other, workers, workerStackBytes, sliceNanos, graceNanos);
    }

    /** {@return these options with another grace time} */
    public NodeOptions withGraceNanos(long nanos) {
        return new NodeOptions(name, workers, workerStackBytes, sliceNanos, nanos);
    }
}
