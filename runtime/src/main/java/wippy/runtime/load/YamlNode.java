// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a YAML document with its place. Aliases stand for the very node they refer to. */
sealed interface YamlNode {

    /** Where a value or key begins; lines and columns count from 1. */
    record Place(int line, int column) {}

    Place place();

    /** {@return how many values it consists of, itself included, each alias counted in full} */
    long weight();

    /** Text, a number, a boolean or null. */
    record Scalar(@Nullable Object value, Place place) implements YamlNode {
        @Override
        public long weight() {
            return 1;
        }
    }

    /** A list. */
    record Sequence(List<YamlNode> items, Place place, long weight) implements YamlNode {}

    /** A map; flawed when a key came twice, of which the first is kept. */
    record Mapping(Map<String, Field> fields, boolean flawed, Place place, long weight)
            implements YamlNode {}

    /** The value of a map under one key. */
    record Field(Place keyPlace, YamlNode value) {}

    /** {@return what kind of value this is, for messages} */
    default String description() {
        return switch (this) {
            case Sequence list -> "a list";
            case Mapping map -> "a map";
            case Scalar(Object value, Place at) ->
                    switch (value) {
                        case null -> "nothing";
                        case String text ->
                                text.isEmpty() ? "empty text" : "the text '" + text + "'";
                        default -> value.toString();
                    };
        };
    }
}
