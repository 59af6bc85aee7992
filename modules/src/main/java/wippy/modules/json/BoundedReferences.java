// SPDX-License-Identifier: Apache-2.0
package wippy.modules.json;

import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.util.Optional;
import java.util.Set;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** Ends a check whose references lead back to themselves without going deeper into the value. */
final class BoundedReferences implements EvaluatorFactory {

    /** Most references followed one within the other. */
    private static final int REFERENCES_MAX = 1_000;

    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");

    /** A reference that counts itself while it is followed. */
    private record Bounded(Evaluator reference) implements Evaluator {
        @Override
        public Result evaluate(EvaluationContext context, JsonNode node) {
            SchemaNode.Check check = ((SchemaNode) node).check();
            if (check.references == REFERENCES_MAX) {
                throw new Failure(
                        ErrorKind.INVALID,
                        "the schema cannot be used: more than "
                                + REFERENCES_MAX
                                + " references one within the other; does one lead to itself?");
            }
            check.references++;
            try {
                return reference.evaluate(context, node);
            } finally {
                check.references--;
            }
        }

        @Override
        public int getOrder() {
            return reference.getOrder();
        }
    }

    @Override
    public Optional<Evaluator> create(SchemaParsingContext context, String keyword, JsonNode node) {
        if (!REFERENCES.contains(keyword)) {
            return Optional.empty();
        }
        return context.getDialect()
                .getEvaluatorFactory()
                .create(context, keyword, node)
                .map(Bounded::new);
    }
}
