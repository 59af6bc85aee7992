// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** The keys of a record constructor such as {@code {x = 1, y = 2}}, resolved to a shape once. */
public final class FieldNames {

    final String[] names;

    /** Null when the keys do not fit a record. */
    final Shape shape;

    /**
     * @param names different strings, in the order of the constructor
     */
    public FieldNames(String... names) {
        this.names = names.clone();
        Shape all = Shape.EMPTY;
        for (String name : names) {
            if (all != null && all.slotOf(name) >= 0) {
                throw new IllegalArgumentException("field '" + name + "' stands twice");
            }
            all = all == null ? null : all.with(name, true);
        }
        this.shape = all;
    }
}
