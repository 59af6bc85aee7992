// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import wippy.registry.EntryId;

/**
 * Something that was to start with the application and did not.
 *
 * @param id its entry
 * @param why it did not
 * @param isRequired whether the application cannot be without it ({@code lifecycle.startup})
 */
public record StartFailure(EntryId id, String why, boolean isRequired) {}
