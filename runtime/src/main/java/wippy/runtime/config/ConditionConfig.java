// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a policy.
 *
 * @param field the path of what is compared, such as {@code actor.meta.role}
 * @param operator how
 * @param value with what; a value of {@link wippy.registry.Values}
 * @param valueFrom the path of what it is compared with, instead of a value
 */
public record ConditionConfig(
        String field, Operator operator, @Nullable Object value, Optional<String> valueFrom) {

    /** How a field is compared. */
    public enum Operator {
        /** Equals. */
        EQ,
        /** Does not equal. */
        NE,
        /** Is less. */
        LT,
        /** Is more. */
        GT,
        /** Is not more. */
        LTE,
        /** Is not less. */
        GTE,
        /** Is in a list. */
        IN,
        /** Is not in a list. */
        NIN,
        /** Is there. */
        EXISTS,
        /** Is not there. */
        NEXISTS,
        /** Has a text, or an item, in it. */
        CONTAINS,
        /** Does not have it in it. */
        NCONTAINS,
        /** Has a part that a regular expression describes. */
        MATCHES,
        /** Has no such part. */
        NMATCHES
    }

    static ConditionConfig read(Fields fields) {
        String field = fields.requiredText("field");
        if (!fields.has("operator")) {
            fields.missing("operator", "write one of eq, ne, lt, gt, lte, gte, in, exists, …");
        }
        Operator operator = fields.choice("operator", Operator.EQ);
        Object value = fields.value("value");
        Optional<String> valueFrom = fields.text("value_from");
        if (operator == Operator.MATCHES || operator == Operator.NMATCHES) {
            checkExpression(fields, value);
        }
        if (!isField(field)) {
            warnOfField(fields, "field", field);
        }
        valueFrom
                .filter(path -> !isField(path))
                .ifPresent(path -> warnOfField(fields, "value_from", path));
        fields.warnOfSlips();
        return new ConditionConfig(field, operator, value, valueFrom);
    }

    private static boolean isField(String path) {
        return switch (path) {
            case "actor.id", "action", "resource", "actor.meta", "meta" -> true;
            default -> path.startsWith("actor.meta.") || path.startsWith("meta.");
        };
    }

    private static void warnOfField(Fields fields, String key, String path) {
        fields.findings()
                .warning(
                        fields.pathOf(key),
                        "a request never has the field '" + path + "'",
                        "write actor.id, actor.meta.KEY, action, resource or meta.KEY");
    }

    private static void checkExpression(Fields fields, @Nullable Object value) {
        try {
            if (value instanceof String text) {
                Pattern.compile(text);
            }
        } catch (PatternSyntaxException e) {
            fields.findings()
                    .error(
                            fields.pathOf("value"),
                            "expected a regular expression as '"
                                    + fields.pathOf("value")
                                    + "', got '"
                                    + value
                                    + "': "
                                    + e.getDescription(),
                            "write '\\' before characters that mean themselves");
        }
    }
}
