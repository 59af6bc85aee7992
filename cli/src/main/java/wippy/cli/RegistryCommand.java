// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import wippy.registry.Entries;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.registry.Nearest;
import wippy.registry.Query;

/** {@code wippy registry list} and {@code show}: the entries of an application. */
final class RegistryCommand {
    private static final int SUCCESS = 0;
    private static final String OPERATORS = "=~*^$";

    private final ParsedLine line;
    private final Streams streams;

    private RegistryCommand(ParsedLine line, Streams streams) {
        this.line = line;
        this.streams = streams;
    }

    /** Carries it out. {@return the exit code} */
    static int run(ParsedLine line, Streams streams) {
        List<String> rest = line.arguments();
        var command = new RegistryCommand(line, streams);
        boolean isList = line.command().name().equals("list");
        boolean hasDirectory = !rest.isEmpty() && RunArguments.isDirectory(rest.getFirst());
        List<String> names = rest.subList(hasDirectory ? 1 : 0, rest.size());
        var arguments = new RunArguments(line, hasDirectory ? rest.subList(0, 1) : List.of());
        ToIntFunction<Entries> show;
        if (isList && names.isEmpty()) {
            List<Query> queries = command.queries();
            show = entries -> command.list(entries, queries);
        } else if (!isList && names.size() == 1) {
            show = entries -> command.show(entries, names.getFirst());
        } else {
            throw new CommandError(
                    isList
                            ? "there is no application '" + names.getFirst() + "'"
                            : "expected the id of one entry, got " + names.size());
        }
        return RunCommand.look(arguments, streams, show);
    }

    private boolean has(String flag) {
        return line.has(flag);
    }

    private List<Query> queries() {
        var queries = new ArrayList<Query>();
        Map<String, Object> parts = new LinkedHashMap<>();
        for (String part : List.of("kind", "ns", "name")) {
            if (has("--" + part)) {
                parts.put("." + part, line.text("--" + part).orElse(""));
            }
        }
        try {
            queries.add(Query.of(parts, _ -> {}));
            for (String text : line.texts("--meta")) {
                queries.add(Query.of(condition(text), _ -> {}));
            }
        } catch (IllegalArgumentException e) {
            throw new CommandError(String.valueOf(e.getMessage()));
        }
        return queries;
    }

    private static Map<String, Object> condition(String text) {
        for (int i = 1; i < text.length(); i++) {
            char operator = text.charAt(i);
            if (OPERATORS.indexOf(operator) >= 0) {
                String field = "meta." + text.substring(0, i);
                String value = text.substring(i + 1);
                return Map.of(
                        operator == '=' ? field : operator + field,
                        operator == '=' ? value(value) : value);
            }
        }
        throw new CommandError(
                "--meta expects field=value, or ~ * ^ $ in the place of =, got '" + text + "'");
    }

    private static Object value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            return text;
        }
    }

    private int list(Entries entries, List<Query> queries) {
        var found = new ArrayList<Entry>();
        for (Entry entry : entries.all()) {
            if (queries.stream().allMatch(query -> query.matches(entry))) {
                found.add(entry);
            }
        }
        if (has("--json")) {
            var lines = found.stream().map(entry -> EntryText.json(EntryText.values(entry, false)));
            streams.print(
                    found.isEmpty() ? "[]\n" : "[" + String.join(",\n ", lines.toList()) + "]\n");
        } else if (has("--yaml")) {
            List<@Nullable Object> all = new ArrayList<>();
            found.forEach(entry -> all.add(EntryText.values(entry, false)));
            streams.print(found.isEmpty() ? "[]\n" : EntryText.yaml(Map.of("entries", all), false));
        } else {
            streams.print(table(found));
        }
        return SUCCESS;
    }

    private static String table(List<Entry> entries) {
        if (entries.isEmpty()) {
            return "No entry matches.\n";
        }
        int width =
                entries.stream().mapToInt(entry -> entry.id().toString().length()).max().orElse(0);
        var text = new StringBuilder();
        for (Entry entry : entries) {
            String id = entry.id().toString();
            text.append(id).repeat(' ', width - id.length() + 2).append(entry.kind()).append('\n');
        }
        return text.toString();
    }

    private int show(Entries entries, String id) {
        Entry entry =
                entries.find(EntryId.parse(id))
                        .orElseThrow(() -> new CommandError(missing(entries, id)));
        if (has("--field")) {
            String path = line.text("--field").orElse("");
            Object value =
                    EntryText.find(entry, path)
                            .orElseThrow(
                                    () ->
                                            new CommandError(
                                                    "the entry " + id + " has no '" + path + "'"));
            streams.print(field(path, value));
            return SUCCESS;
        }
        Map<String, @Nullable Object> values = EntryText.values(entry, true);
        if (has("--json") || has("--raw")) {
            streams.print(EntryText.json(values) + "\n");
        } else if (has("--yaml")) {
            streams.print(EntryText.yaml(values, false));
        } else {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>(values);
            if (entry.origin().isFile()) {
                shown.put("written", entry.origin().toString());
            }
            streams.print(EntryText.yaml(shown, true));
        }
        return SUCCESS;
    }

    private String field(String path, Object value) {
        if (has("--json")) {
            return EntryText.json(value) + "\n";
        }
        boolean isPart = value instanceof Map<?, ?> || value instanceof List<?>;
        if (has("--raw") || (!isPart && !has("--yaml"))) {
            return EntryText.raw(value);
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        named.put(path, value);
        return EntryText.yaml(named, false);
    }

    private static String missing(Entries entries, String id) {
        List<String> known = entries.all().stream().map(entry -> entry.id().toString()).toList();
        return "there is no entry '"
                + id
                + "'"
                + Nearest.to(id, known)
                        .map(near -> ": did you mean '" + near + "'?")
                        .orElse("; 'wippy registry list' shows all");
    }
}
