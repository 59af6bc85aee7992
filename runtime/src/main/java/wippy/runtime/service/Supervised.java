// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import java.util.Optional;
import wippy.registry.EntryId;

/**
 * What the supervisor knows of one unit, a snapshot.
 *
 * @param id its entry
 * @param isWanted whether it is to run: it was started and not asked to stop
 * @param status how it fares
 * @param awaited what keeps it from starting, in words; empty if nothing does
 */
public record Supervised(
        EntryId id, boolean isWanted, UnitStatus status, Optional<String> awaited) {}
