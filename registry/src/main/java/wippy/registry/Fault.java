// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

/**
 * One thing that is wrong with an entry.
 *
 * @param path the value that is wrong
 * @param message what was expected and what came
 * @param hint what to do about it; may be empty
 */
public record Fault(DataPath path, String message, String hint) {}
