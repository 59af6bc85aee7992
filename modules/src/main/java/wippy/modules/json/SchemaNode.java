// SPDX-License-Identifier: Apache-2.0
package wippy.modules.json;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A value of {@link wippy.runtime.json.JsonTree} as the schema library sees it. Two are equal if
 * their values are, wherever they stand. Immutable but for the check of the tree.
 */
final class SchemaNode implements JsonNode {

    /** What is known of the check of a tree. One thread at a time. */
    static final class Check {
        /** How many references of the schema are being followed, one within the other. */
        int references;
    }

    private final Check check;
    private final String pointer;
    private final SimpleType type;

    /** Children as nodes; an integer as {@link BigInteger}, other numbers as decimals. */
    private final Object value;

    private SchemaNode(Check check, String pointer, Object value) {
        this.check = check;
        this.pointer = pointer;
        switch (value) {
            case null -> {
                this.type = SimpleType.NULL;
                this.value = null;
            }
            case Map<?, ?> members -> {
                this.type = SimpleType.OBJECT;
                this.value = members(check, pointer, members);
            }
            case List<?> items -> {
                this.type = SimpleType.ARRAY;
                this.value = items(check, pointer, items);
            }
            case Long number -> {
                this.type = SimpleType.INTEGER;
                this.value = BigInteger.valueOf(number);
            }
            case Double number -> {
                BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
                boolean isWhole = decimal.scale() <= 0;
                this.type = isWhole ? SimpleType.INTEGER : SimpleType.NUMBER;
                this.value = isWhole ? decimal.toBigInteger() : decimal;
            }
            case Boolean truth -> {
                this.type = SimpleType.BOOLEAN;
                this.value = truth;
            }
            default -> {
                this.type = SimpleType.STRING;
                this.value = value.toString();
            }
        }
    }

    /** {@return the root of a tree} */
    static SchemaNode of(Object value) {
        return new SchemaNode(new Check(), "", value);
    }

    /** Makes nodes of texts, of which the library itself only has the schemas of schemas. */
    static JsonNodeFactory factory(Function<String, Object> reader) {
        return new JsonNodeFactory() {
            @Override
            public JsonNode wrap(Object node) {
                return node instanceof SchemaNode one ? one : of(node);
            }

            @Override
            public JsonNode create(String rawJson) {
                return of(reader.apply(rawJson));
            }
        };
    }

    private static Map<String, JsonNode> members(Check check, String pointer, Map<?, ?> members) {
        Map<String, JsonNode> nodes = new LinkedHashMap<>();
        members.forEach(
                (name, member) -> {
                    String text = name.toString();
                    String below = pointer + "/" + JsonNode.encodeJsonPointer(text);
                    nodes.put(text, new SchemaNode(check, below, member));
                });
        return Collections.unmodifiableMap(nodes);
    }

    private static List<JsonNode> items(Check check, String pointer, List<?> items) {
        List<JsonNode> nodes = new ArrayList<>(items.size());
        for (Object item : items) {
            nodes.add(new SchemaNode(check, pointer + "/" + nodes.size(), item));
        }
        return Collections.unmodifiableList(nodes);
    }

    /** {@return the check of the tree that this is a node of} */
    Check check() {
        return check;
    }

    @Override
    public String getJsonPointer() {
        return pointer;
    }

    @Override
    public SimpleType getNodeType() {
        return type;
    }

    @Override
    public boolean asBoolean() {
        return (Boolean) value;
    }

    @Override
    public String asString() {
        return String.valueOf(value);
    }

    @Override
    public BigInteger asInteger() {
        return (BigInteger) value;
    }

    @Override
    public BigDecimal asNumber() {
        return value instanceof BigInteger whole ? new BigDecimal(whole) : (BigDecimal) value;
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<JsonNode> asArray() {
        return (List<JsonNode>) value;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, JsonNode> asObject() {
        return (Map<String, JsonNode>) value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SchemaNode node
                && type == node.type
                && (value == null ? node.value == null : value.equals(node.value));
    }

    @Override
    public int hashCode() {
        return value == null ? 0 : value.hashCode();
    }

    @Override
    public String toString() {
        return type + " at " + pointer;
    }
}
