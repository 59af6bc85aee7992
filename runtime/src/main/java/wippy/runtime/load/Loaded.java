// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.util.List;
import wippy.registry.Entry;

/**
 * What was found in the definition files of an application.
 *
 * @param entries the sound ones, in the order of files and inside files
 * @param problems everything that was wrong, in the same order
 */
public record Loaded(List<Entry> entries, List<Problem> problems) {

    /** Copies both. */
    public Loaded {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }
}
