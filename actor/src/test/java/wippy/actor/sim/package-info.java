// SPDX-License-Identifier: Apache-2.0
/**
 * Whole nodes under schedules that a seed decides: {@link wippy.actor.sim.Sim} runs the workers,
 * the clock and all others one at a time and may switch at every access to shared state, which
 * {@link wippy.actor.sim.WovenLoader} finds in the shipped classes; {@link wippy.actor.sim.Play}s
 * are the programs that run there.
 */
@NullMarked
package wippy.actor.sim;

import org.jspecify.annotations.NullMarked;
