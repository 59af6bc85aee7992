// SPDX-License-Identifier: Apache-2.0
/**
 * Isolated processes in the manner of Erlang, with channels in the manner of Go, on virtual
 * threads.
 *
 * <p>Start at {@link wippy.actor.Node}: it has {@linkplain wippy.actor.ProcessHost hosts}, which
 * spawn {@linkplain wippy.actor.Process processes}. How they are scheduled is told by {@code
 * Serial} (one process), {@code Worker} and {@code Scheduler} (many), {@code Clock} (time).
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Processes share nothing mutable: what is sent is copied by the node's copier.
 *   <li>The inside of a process is touched by one thread at a time and has no locks. Everything
 *       from outside comes as a signal.
 *   <li>Only {@code TaskThread} knows what the JDK keeps internal.
 *   <li>Only an {@link wippy.actor.Env} reads clocks, draws random numbers and makes threads, so
 *       one thread can drive everything under a false clock.
 *   <li>This package knows no language: what runs in a process is a {@link wippy.actor.Guest} and a
 *       {@link wippy.actor.Body}.
 * </ul>
 */
@NullMarked
package wippy.actor;

import org.jspecify.annotations.NullMarked;
