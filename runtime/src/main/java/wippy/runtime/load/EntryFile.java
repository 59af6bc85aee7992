// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wippy.registry.Absence;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.registry.Nearest;
import wippy.registry.Origin;
import wippy.runtime.load.Problem.Severity;
import wippy.runtime.load.YamlNode.Field;
import wippy.runtime.load.YamlNode.Mapping;
import wippy.runtime.load.YamlNode.Scalar;
import wippy.runtime.load.YamlNode.Sequence;

/**
 * The entries of one definition file. Its forms:
 *
 * <pre>
 * file    ::= namespace, [version], [meta], entries: [ entry … ]
 *           | namespace, [version], entry
 * entry   ::= name, kind, [meta], ( data: payload | other keys, which are the payload )
 * </pre>
 *
 * The {@code meta} beside {@code entries} holds defaults for the metadata of each entry.
 */
final class EntryFile {

    private static final Set<String> ENTRY_KEYS = Set.of("name", "kind", "meta", "data");

    private final SourceRoot root;
    private final Path path;
    private final String file;
    private final List<Entry> entries;
    private final List<Problem> problems;
    private final Map<EntryId, Absence> broken;

    /**
     * Prepares reading.
     *
     * @param entries takes the sound entries
     * @param problems takes what is wrong
     * @param broken takes the ids of entries that are not sound
     */
    EntryFile(
            SourceRoot root,
            Path path,
            List<Entry> entries,
            List<Problem> problems,
            Map<EntryId, Absence> broken) {
        this.broken = broken;
        this.root = root;
        this.path = path;
        this.file = root.show(path);
        this.entries = entries;
        this.problems = problems;
    }

    void read(String text) {
        var found = new ArrayList<Problem>();
        YamlNode document = YamlReader.read(file, text, found);
        if (document instanceof Mapping map && map.fields().containsKey("namespace")) {
            problems.addAll(found);
            readDefinitions(map);
        } else if (document == null && text.contains("namespace")) {
            problems.addAll(found);
            var absence = new Absence("was left out with its file", "see the error of " + file);
            ProbableIds.of(text).forEach(id -> broken.putIfAbsent(id, absence));
        } else {
            found.forEach(problem -> note("is not a definition file: " + problem.message()));
            if (found.isEmpty()) {
                ignore(document);
            }
        }
    }

    /** Files of other programs live among ours, so that a missing namespace is no error. */
    private void ignore(@Nullable YamlNode document) {
        if (document instanceof Mapping map && map.fields().containsKey("entries")) {
            String hint =
                    Nearest.to("namespace", map.fields().keySet())
                            .map(key -> "write 'namespace' instead of '" + key + "'")
                            .orElse("add a line like 'namespace: app'");
            String message = "this file has 'entries' but no 'namespace', and is ignored";
            report(Severity.WARNING, map.place(), message, hint);
        } else {
            note("has no 'namespace' and is ignored");
        }
    }

    private void note(String message) {
        problems.add(new Problem(Severity.NOTE, file, 0, 0, message, ""));
    }

    private void readDefinitions(Mapping document) {
        var fields = document.fields();
        Optional<String> namespace = text(document, "namespace", "this file");
        if (namespace.isEmpty()) {
            return;
        }
        if (namespace.get().indexOf(':') >= 0) {
            error(
                    valuePlace(document, "namespace"),
                    "a namespace has no colon, got '" + namespace.get() + "'",
                    "separate the parts of a namespace by dots");
            return;
        }
        Field list = fields.get("entries");
        if (list != null) {
            warnOfUnknownKeys(document);
            readList(namespace.get(), list.value(), defaults(document));
        } else if (fields.containsKey("name") || fields.containsKey("kind")) {
            var own = new LinkedHashMap<>(fields);
            own.remove("namespace");
            own.remove("version");
            var single = new Mapping(own, document.flawed(), document.place(), document.weight());
            readEntry(namespace.get(), single, Map.of());
        } else {
            error(
                    document.place(),
                    "expected 'entries', or 'name' and 'kind', beside 'namespace'",
                    Nearest.to("entries", fields.keySet())
                            .map(key -> "write 'entries' instead of '" + key + "'")
                            .orElse("list the entries of the namespace under 'entries'"));
        }
    }

    private void warnOfUnknownKeys(Mapping document) {
        var known = List.of("version", "namespace", "meta", "entries");
        document.fields()
                .forEach(
                        (key, field) -> {
                            if (!known.contains(key)) {
                                report(
                                        Severity.WARNING,
                                        field.keyPlace(),
                                        "the key '" + key + "' beside 'entries' means nothing",
                                        Nearest.to(key, known)
                                                .map(name -> "did you mean '" + name + "'?")
                                                .orElse("move it into an entry"));
                            }
                        });
    }

    private Map<String, Field> defaults(Mapping document) {
        Field meta = document.fields().get("meta");
        return meta == null ? Map.of() : meta(meta, "the defaults of this file").orElse(Map.of());
    }

    private void readList(String namespace, YamlNode list, Map<String, Field> defaults) {
        switch (list) {
            case Sequence sequence -> {
                for (YamlNode item : sequence.items()) {
                    if (item instanceof Mapping map) {
                        readEntry(namespace, map, defaults);
                    } else {
                        String hint = "write '- name: …' and 'kind: …' below it";
                        error(item.place(), "expected an entry, got " + item.description(), hint);
                    }
                }
            }
            case Scalar(Object value, YamlNode.Place place) when value == null -> {}
            case Scalar other -> entriesIsNoList(other);
            case Mapping other -> entriesIsNoList(other);
        }
    }

    private void entriesIsNoList(YamlNode other) {
        error(
                other.place(),
                "expected a list under 'entries', got " + other.description(),
                "begin each entry with '- name: …'");
    }

    private void readEntry(String namespace, Mapping node, Map<String, Field> defaults) {
        Optional<String> name = text(node, "name", "this entry");
        String who = name.map(text -> "the entry '" + text + "'").orElse("this entry");
        Optional<String> kind = text(node, "kind", who);
        var meta = new LinkedHashMap<>(defaults);
        Field own = node.fields().get("meta");
        Optional<Map<String, Field>> ownMeta = own == null ? Optional.of(Map.of()) : meta(own, who);
        ownMeta.ifPresent(meta::putAll);

        var values = new NodeValues(file, new FileReferences(root, path), problems);
        var metaValues = values.map(meta, node.flawed());
        Field literal = node.fields().get("data");
        var payload = new LinkedHashMap<>(node.fields());
        payload.keySet().removeAll(ENTRY_KEYS);
        Object data = literal != null ? values.value(literal.value()) : values.map(payload, false);
        boolean isMetaFlawed = own != null && own.value() instanceof Mapping m && m.flawed();
        if (values.isBroken()
                || isMetaFlawed
                || name.isEmpty()
                || kind.isEmpty()
                || ownMeta.isEmpty()) {
            name.ifPresent(text -> leaveOut(new EntryId(namespace, text), node));
            return;
        }
        var places = new LinkedHashMap<String, Origin.Place>();
        places.put("name", NodeValues.place(field(node, "name")));
        places.put("kind", NodeValues.place(field(node, "kind")));
        YamlNode metaNode = own == null ? node : own.value();
        places.put(
                "meta",
                NodeValues.place(
                        metaNode,
                        own == null ? node.place() : own.keyPlace(),
                        NodeValues.places(meta),
                        List.of()));
        places.put(
                "data",
                literal != null
                        ? NodeValues.place(literal)
                        : NodeValues.place(
                                node, node.place(), NodeValues.places(payload), List.of()));
        var origin = new Origin(file, NodeValues.place(node, node.place(), places, List.of()));
        var id = new EntryId(namespace, name.get());
        entries.add(new Entry(id, kind.get(), metaValues, data, origin));
    }

    private void leaveOut(EntryId id, Mapping node) {
        String hint = "see the error of the entry at " + file + ":" + node.place().line();
        broken.putIfAbsent(id, new Absence("was left out", hint));
    }

    private Optional<Map<String, Field>> meta(Field field, String who) {
        return switch (field.value()) {
            case Mapping map -> Optional.of(map.fields());
            case Scalar(Object value, YamlNode.Place place) when value == null ->
                    Optional.of(Map.of());
            case Scalar other -> notAMap(other, who);
            case Sequence other -> notAMap(other, who);
        };
    }

    private Optional<Map<String, Field>> notAMap(YamlNode node, String who) {
        error(
                node.place(),
                "expected a map under 'meta' of " + who + ", got " + node.description(),
                "write 'key: value' below meta");
        return Optional.empty();
    }

    /** {@return the text under a key that must be there and not be empty} */
    private Optional<String> text(Mapping map, String key, String who) {
        Field field = map.fields().get(key);
        if (field == null) {
            String hint =
                    Nearest.to(key, map.fields().keySet())
                            .filter(near -> !ENTRY_KEYS.contains(near))
                            .map(near -> "write '" + key + "' instead of '" + near + "'")
                            .orElse("add a line '" + key + ": …'");
            error(map.place(), who + " has no '" + key + "'", hint);
            return Optional.empty();
        }
        if (field.value() instanceof Scalar(String text, YamlNode.Place place) && !text.isBlank()) {
            return Optional.of(text);
        }
        String description = field.value().description();
        String message = "expected text under '" + key + "' of " + who + ", got " + description;
        boolean isOther =
                field.value() instanceof Scalar scalar
                        && (scalar.value() instanceof Number || scalar.value() instanceof Boolean);
        String hint =
                isOther ? "put quotes around it, if it is meant as text" : "write '" + key + ": …'";
        error(field.value().place(), message, hint);
        return Optional.empty();
    }

    private static Field field(Mapping map, String key) {
        Field field = map.fields().get(key);
        if (field == null) {
            throw new IllegalStateException("no key " + key);
        }
        return field;
    }

    private static YamlNode.Place valuePlace(Mapping map, String key) {
        return field(map, key).value().place();
    }

    private void error(YamlNode.Place place, String message, String hint) {
        report(Severity.ERROR, place, message, hint);
    }

    private void report(Severity severity, YamlNode.Place place, String message, String hint) {
        problems.add(new Problem(severity, file, place.line(), place.column(), message, hint));
    }
}
