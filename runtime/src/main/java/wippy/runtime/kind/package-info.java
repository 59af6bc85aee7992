// SPDX-License-Identifier: Apache-2.0
/**
 * What each kind of entry means: one class per kind, the handler of its entries in the registry.
 *
 * <p>Invariant: a handler has no effect before its transaction commits, and starting is not its
 * task: what runs is started by {@link wippy.runtime.service.Supervisor} in dependency order.
 *
 * <p>Start reading at {@link wippy.runtime.kind.Kind}.
 */
@NullMarked
package wippy.runtime.kind;

import org.jspecify.annotations.NullMarked;
