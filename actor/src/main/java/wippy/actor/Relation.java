// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

/**
 * What another process is to a process.
 *
 * @param other the other one
 * @param isLinked whether both fail together
 * @param isMonitor whether the other one hears of the end of this one
 * @param isMonitored whether this one hears of the end of the other one
 */
public record Relation(Process other, boolean isLinked, boolean isMonitor, boolean isMonitored) {}
