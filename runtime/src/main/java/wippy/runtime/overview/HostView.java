// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.overview;

/**
 * A process host, a snapshot.
 *
 * @param id its id
 * @param workers how many workers serve it at once at most
 * @param processes how many processes it has
 * @param processesMax how many it may have; 0 for any number
 * @param turns how often workers have served its processes
 * @param taken how many of these turns were taken from the queue of another worker
 * @param ready how many of its processes wait for a worker
 */
public record HostView(
        String id,
        int workers,
        int processes,
        int processesMax,
        long turns,
        long taken,
        int ready) {}
