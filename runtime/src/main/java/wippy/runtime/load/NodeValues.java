// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wippy.registry.Origin;
import wippy.runtime.load.Problem.Severity;
import wippy.runtime.load.YamlNode.Field;
import wippy.runtime.load.YamlNode.Mapping;
import wippy.runtime.load.YamlNode.Scalar;
import wippy.runtime.load.YamlNode.Sequence;

/** Turns the nodes of one entry into plain values and their places, and reads its files. */
final class NodeValues {

    private final String file;
    private final FileReferences files;
    private final List<Problem> problems;
    private boolean isBroken;

    NodeValues(String file, FileReferences files, List<Problem> problems) {
        this.file = file;
        this.files = files;
        this.problems = problems;
    }

    /** {@return whether something was wrong with a value} */
    boolean isBroken() {
        return isBroken;
    }

    @Nullable Object value(YamlNode node) {
        return switch (node) {
            case Scalar(String text, YamlNode.Place place) when FileReferences.isReference(text) ->
                    content(text, place);
            case Scalar(Object value, YamlNode.Place place) -> value;
            case Sequence list -> {
                var values = new ArrayList<@Nullable Object>(list.items().size());
                list.items().forEach(item -> values.add(value(item)));
                yield values;
            }
            case Mapping map -> map(map.fields(), map.flawed());
        };
    }

    Map<String, @Nullable Object> map(Map<String, Field> fields, boolean flawed) {
        isBroken |= flawed;
        var values = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(fields.size());
        fields.forEach((key, field) -> values.put(key, value(field.value())));
        return values;
    }

    private Object content(String reference, YamlNode.Place place) {
        return switch (files.read(reference)) {
            case FileReferences.Result.Content(var text) -> text;
            case FileReferences.Result.Failure(String message, String hint) -> {
                isBroken = true;
                problems.add(
                        new Problem(
                                Severity.ERROR, file, place.line(), place.column(), message, hint));
                yield reference;
            }
        };
    }

    static Origin.Place place(Field field) {
        return place(field.value(), field.keyPlace());
    }

    private static Origin.Place place(YamlNode node, YamlNode.Place key) {
        return switch (node) {
            case Scalar scalar -> place(node, key, Map.of(), List.of());
            case Sequence list -> {
                var items = list.items().stream().map(item -> place(item, item.place())).toList();
                yield place(node, key, Map.of(), items);
            }
            case Mapping map -> place(node, key, places(map.fields()), List.of());
        };
    }

    static Map<String, Origin.Place> places(Map<String, Field> fields) {
        var places = LinkedHashMap.<String, Origin.Place>newLinkedHashMap(fields.size());
        fields.forEach((name, field) -> places.put(name, place(field)));
        return places;
    }

    static Origin.Place place(
            YamlNode node,
            YamlNode.Place key,
            Map<String, Origin.Place> fields,
            List<Origin.Place> items) {
        return new Origin.Place(
                node.place().line(),
                node.place().column(),
                key.line(),
                key.column(),
                fields,
                items);
    }
}
