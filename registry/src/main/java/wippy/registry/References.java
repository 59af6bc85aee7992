// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.List;

/** Knows which entries an entry needs; decides the order in which entries are made. */
@FunctionalInterface
public interface References {

    /** No entry needs another. */
    References NONE = entry -> List.of();

    /**
     * {@return what the entry refers to, in the order written; pure, and lenient: data of a wrong
     * shape is left for the handler of the kind to refuse}
     */
    List<Reference> of(Entry entry);
}
