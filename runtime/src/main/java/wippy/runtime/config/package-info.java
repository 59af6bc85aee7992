// SPDX-License-Identifier: Apache-2.0
/**
 * What the entries of the core kinds say, as records with defaults, and the reader that makes them.
 *
 * <p>Start reading at {@link wippy.runtime.config.Fields}: it reads typed values from an entry and
 * collects what is wrong in {@link wippy.runtime.config.Findings}. Each record has one static
 * {@code read}. {@link wippy.runtime.config.KindReferences} says which entries an entry needs.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Reading never throws: a wrong value leaves a finding and yields the default. Whoever needs
 *       a sound entry asks {@code Findings.rejectIfBroken} before using the record.
 *   <li>A key that is not known is never an error, since applications keep notes in entries; one
 *       that looks like a slip of a known key is a warning.
 *   <li>A key without a value counts as absent.
 * </ul>
 */
@NullMarked
package wippy.runtime.config;

import org.jspecify.annotations.NullMarked;
