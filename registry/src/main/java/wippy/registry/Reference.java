// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

/**
 * That one entry needs another to be there before it.
 *
 * @param target the entry that is needed
 * @param path where the reference is written, for messages
 * @param required whether the entry is wrong without its target; else only the order matters
 */
public record Reference(EntryId target, DataPath path, boolean required) {}
