// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import wippy.runtime.load.Problem.Severity;
import wippy.runtime.load.YamlNode.Field;
import wippy.runtime.load.YamlNode.Mapping;
import wippy.runtime.load.YamlNode.Place;
import wippy.runtime.load.YamlNode.Scalar;
import wippy.runtime.load.YamlNode.Sequence;

/**
 * Reads the first YAML document of a text into nodes that know their place. JSON is read as the
 * YAML that it is.
 *
 * <p>Works on the parser's events with a stack of its own, so that no input can exhaust the thread
 * stack; an alias shares the node it refers to, so that none can exhaust memory either.
 */
final class YamlReader {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Limits.FILE_BYTES_MAX).build();

    private final String file;
    private final List<Problem> problems;
    private final ArrayDeque<Open> open = new ArrayDeque<>();
    private final Map<Anchor, YamlNode> anchors = new HashMap<>();
    private long count;
    private @Nullable YamlNode root;
    private boolean isComplete;

    private YamlReader(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** A list or map whose end has not come yet. */
    private static final class Open {
        final Place place;
        final Optional<Anchor> anchor;
        final @Nullable Map<String, Field> fields;
        final List<YamlNode> items = new ArrayList<>();
        final List<YamlNode> merged = new ArrayList<>();
        @Nullable String key;
        Place keyPlace;
        boolean flawed;
        long weight = 1;

        Open(Place place, Optional<Anchor> anchor, boolean isMap) {
            this.place = place;
            this.keyPlace = place;
            this.anchor = anchor;
            this.fields = isMap ? new LinkedHashMap<>() : null;
        }
    }

    /** A mistake after which reading on makes no sense. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Broken(Problem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }
    }

    /**
     * {@return the first document, or null when the text is empty or broken}
     *
     * @param file the name for messages
     * @param problems takes what is wrong
     */
    static @Nullable YamlNode read(String file, String text, List<Problem> problems) {
        var reader = new YamlReader(file, problems);
        try {
            reader.consume(new Parse(SETTINGS).parseString(text).iterator());
            return reader.root;
        } catch (Broken broken) {
            problems.add(broken.problem);
        } catch (YamlEngineException error) {
            if (reader.isComplete) {
                return reader.root; // what follows the first document does not matter
            }
            problems.add(reader.syntaxProblem(text, error));
        }
        return null;
    }

    private Problem syntaxProblem(String text, YamlEngineException error) {
        return switch (error) {
            case MarkedYamlEngineException marked -> SyntaxMessages.problem(file, marked);
            case ReaderException reader -> {
                String character = String.format("U+%04X", reader.getCodePoint());
                yield problem(
                        placeOf(text, reader.getPosition()),
                        "the control character " + character + " cannot stand in YAML",
                        "write it as an escape inside double quotes");
            }
            default ->
                    Problem.error(
                            file,
                            "not readable as YAML: " + error.getMessage(),
                            "expected lines like 'key: value'");
        };
    }

    private void consume(Iterator<Event> events) throws Broken {
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case Scalar -> add(scalar((ScalarEvent) event), event);
                case Alias -> add(alias((AliasEvent) event), event);
                case SequenceStart -> open(event, false);
                case MappingStart -> open(event, true);
                case SequenceEnd -> {
                    Open list = open.pop();
                    close(list, new Sequence(List.copyOf(list.items), list.place, list.weight));
                }
                case MappingEnd -> {
                    Open map = open.pop();
                    close(map, mapping(map));
                }
                case DocumentStart -> {
                    if (isComplete) {
                        warnOfSecondDocument(place(event));
                        return;
                    }
                }
                case DocumentEnd -> isComplete = true;
                case StreamStart, StreamEnd, Comment -> {}
            }
        }
    }

    private void warnOfSecondDocument(Place place) {
        problems.add(
                new Problem(
                        Severity.WARNING,
                        file,
                        place.line(),
                        place.column(),
                        "only the first document of a file is read, here begins the second",
                        "write one file for each"));
    }

    private YamlNode scalar(ScalarEvent event) throws Broken {
        String text = event.getValue();
        Place place = place(event);
        String tag = event.getTag().orElse("");
        boolean isText = tag.isEmpty() ? !event.isPlain() : tag.equals("!");
        if (isText || tag.equals("tag:yaml.org,2002:str")) {
            return remember(event, new Scalar(text, place));
        }
        Object value = PlainScalars.value(text);
        boolean fits =
                switch (tag) {
                    case "" -> true;
                    case "tag:yaml.org,2002:int" -> value instanceof Long;
                    case "tag:yaml.org,2002:float" -> value instanceof Number;
                    case "tag:yaml.org,2002:bool" -> value instanceof Boolean;
                    case "tag:yaml.org,2002:null" -> value == null;
                    default -> {
                        String message = "the tag " + tag + " means nothing here and is ignored";
                        problems.add(
                                new Problem(
                                        Severity.WARNING,
                                        file,
                                        place.line(),
                                        place.column(),
                                        message,
                                        "leave the tag out"));
                        yield true;
                    }
                };
        if (!fits) {
            String type = tag.substring(tag.lastIndexOf(':') + 1);
            throw broken(place, "'" + text + "' is not of the type !!" + type, "leave the tag out");
        }
        boolean isFloat = tag.endsWith(":float") && value instanceof Long;
        Object typed = isFloat && value instanceof Long whole ? whole.doubleValue() : value;
        return remember(event, new Scalar(typed, place));
    }

    private YamlNode remember(NodeEvent event, YamlNode node) {
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    private YamlNode alias(AliasEvent event) throws Broken {
        YamlNode node = anchors.get(event.getAlias());
        if (node == null) {
            throw broken(
                    place(event),
                    "there is no anchor &" + event.getAlias() + " before this alias",
                    "define the anchor first; text that begins with '*' needs quotes");
        }
        return node;
    }

    private void open(Event event, boolean isMap) throws Broken {
        if (open.size() >= Limits.DEPTH_MAX) {
            throw broken(
                    place(event),
                    "lists and maps may be nested " + Limits.DEPTH_MAX + " levels deep",
                    "make the data flatter");
        }
        Open parent = open.peek();
        if (parent != null && parent.fields != null && parent.key == null) {
            throw broken(place(event), "a key must be text, got a list or map", "write key: value");
        }
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        open.push(new Open(place(event), anchor, isMap));
    }

    private void close(Open closed, YamlNode node) throws Broken {
        closed.anchor.ifPresent(anchor -> anchors.put(anchor, node));
        add(node, null);
    }

    /** Puts a complete node where it belongs: key or value of a map, item of a list, or root. */
    private void add(YamlNode node, @Nullable Event event) throws Broken {
        Open parent = open.peek();
        if (parent == null) {
            root = node;
            return;
        }
        count++;
        parent.weight += node.weight();
        if (parent.weight > Limits.VALUES_MAX || count > Limits.VALUES_MAX) {
            throw broken(
                    parent.place,
                    "this contains more than " + Limits.VALUES_MAX + " values, aliases expanded",
                    "use fewer aliases, or split the file");
        }
        if (parent.fields == null) {
            parent.items.add(node);
        } else if (parent.key == null) {
            parent.keyPlace = event == null ? node.place() : place(event);
            parent.key = key(node, event, parent.keyPlace);
        } else {
            put(parent, parent.fields, parent.key, node);
            parent.key = null;
        }
    }

    private String key(YamlNode node, @Nullable Event event, Place at) throws Broken {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getValue();
        }
        if (node instanceof Scalar(Object value, Place defined)) {
            return String.valueOf(value);
        }
        throw broken(at, "a key must be text, got " + node.description(), "write key: value");
    }

    private void put(Open map, Map<String, Field> fields, String key, YamlNode node) throws Broken {
        if (key.equals("<<")) {
            merge(map, node);
            return;
        }
        Field first = fields.putIfAbsent(key, new Field(map.keyPlace, node));
        if (first != null) {
            map.flawed = true;
            problems.add(
                    problem(
                            map.keyPlace,
                            "the key '"
                                    + key
                                    + "' stands twice in one map, first on line "
                                    + first.keyPlace().line(),
                            "take one of them away"));
        }
    }

    private void merge(Open map, YamlNode node) throws Broken {
        var sources = node instanceof Sequence list ? list.items() : List.of(node);
        for (YamlNode source : sources) {
            if (!(source instanceof Mapping)) {
                throw broken(
                        map.keyPlace,
                        "'<<' takes a map or a list of maps, got " + source.description(),
                        "write <<: *anchor");
            }
            map.merged.add(source);
        }
    }

    private static Mapping mapping(Open map) {
        var fields = new LinkedHashMap<String, Field>();
        if (map.fields != null) {
            fields.putAll(map.fields);
        }
        boolean flawed = map.flawed;
        for (YamlNode source : map.merged) {
            if (source instanceof Mapping mapping) {
                mapping.fields().forEach(fields::putIfAbsent);
                flawed |= mapping.flawed();
            }
        }
        return new Mapping(fields, flawed, map.place, map.weight);
    }

    private static Place place(Event event) {
        return event.getStartMark()
                .map((Mark mark) -> new Place(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Place(0, 0));
    }

    private Place placeOf(String text, int position) {
        int end = Math.min(position, text.codePointCount(0, text.length()));
        String before = text.substring(0, text.offsetByCodePoints(0, end));
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
        return new Place(line, before.codePointCount(lineStart, before.length()) + 1);
    }

    private Broken broken(Place place, String message, String hint) {
        return new Broken(problem(place, message, hint));
    }

    private Problem problem(Place place, String message, String hint) {
        return new Problem(Severity.ERROR, file, place.line(), place.column(), message, hint);
    }
}
