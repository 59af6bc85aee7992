// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.util.List;
import java.util.Map;
import wippy.registry.Absence;
import wippy.registry.Entry;
import wippy.registry.EntryId;

/**
 * What was found in the definition files of an application.
 *
 * @param entries the sound ones, in the order of files and inside files
 * @param problems everything that was wrong, in the same order
 * @param broken those that are not sound, as far as their ids are known, for entries that need them
 * @param components those whose entries are among them
 */
public record Loaded(
        List<Entry> entries,
        List<Problem> problems,
        Map<EntryId, Absence> broken,
        List<Component> components) {

    /** Copies all. */
    public Loaded {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
        broken = Map.copyOf(broken);
        components = List.copyOf(components);
    }
}
