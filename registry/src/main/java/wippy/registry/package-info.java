// SPDX-License-Identifier: Apache-2.0
/**
 * What an application consists of: entries, their versions, and the transactions between them.
 *
 * <p>An {@link wippy.registry.Entry} is a named piece of data of some kind. A {@link
 * wippy.registry.Registry} holds the current {@link wippy.registry.Snapshot} of all entries and
 * moves from one {@link wippy.registry.Version} to the next by applying {@link
 * wippy.registry.Operation}s. What a kind means is not known here: an {@link
 * wippy.registry.EntryHandler} per kind checks each change and makes it real, and {@link
 * wippy.registry.References} says which entries an entry needs. Start reading at {@code Registry}.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Entries, snapshots, versions and change sets are immutable and may be shared by threads.
 *   <li>A transaction is seen whole or not at all: every handler has accepted before the first
 *       effect is visible, and a refusal leaves no trace.
 *   <li>Dependencies come before dependents when things are made, after them when they go. A cycle
 *       is an error that names its members.
 *   <li>Iteration follows insertion order everywhere, so that a run can be repeated exactly.
 * </ul>
 */
@NullMarked
package wippy.registry;

import org.jspecify.annotations.NullMarked;
