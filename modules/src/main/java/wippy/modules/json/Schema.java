// SPDX-License-Identifier: Apache-2.0
package wippy.modules.json;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.FormatEvaluatorFactory;
import dev.harrel.jsonschema.InvalidSchemaException;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.net.URI;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.runtime.json.JsonTree;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/**
 * A JSON Schema that was read: draft 2020-12 unless {@code $schema} names another of 2019-09, 7, 6
 * and 4. Formats are checked. A reference to another document finds only the drafts' own schemas;
 * nothing is fetched. Any thread.
 */
final class Schema {

    /** So many errors are in a message; details have more. */
    private static final int ERRORS_SHOWN = 5;

    private static final int ERRORS_MAX = 100;

    /** What a schema is called that does not name itself. */
    private static final URI NAME = URI.create("schema:/");

    private final Validator validator;
    private final URI uri;

    private Schema(Validator validator, URI uri) {
        this.validator = validator;
        this.uri = uri;
    }

    /**
     * {@return the schema of a JSON text}
     *
     * @throws Failure Invalid if it is no JSON or no schema
     */
    static Schema of(LuaState state, String text) {
        Object tree;
        try {
            tree = JsonTree.read(state, text);
        } catch (Failure e) {
            throw invalid("the schema is no JSON: " + e.getMessage());
        }
        JsonNodeFactory nodes = SchemaNode.factory(raw -> JsonTree.read(state, LuaString.of(raw)));
        Validator validator =
                new ValidatorFactory()
                        .withJsonNodeFactory(nodes)
                        .withEvaluatorFactory(
                                EvaluatorFactory.compose(
                                        new BoundedReferences(), new FormatEvaluatorFactory()))
                        .createValidator();
        try {
            return new Schema(validator, validator.registerSchema(NAME, SchemaNode.of(tree)));
        } catch (InvalidSchemaException e) {
            throw new Failure(misfit("the schema is not valid", e.getErrors()));
        } catch (JsonSchemaException | PatternSyntaxException | IllegalStateException e) {
            throw invalid("the schema does not compile: " + e.getMessage());
        } catch (StackOverflowError e) {
            throw invalid("the schema is nested too deeply");
        }
    }

    /**
     * Checks a value.
     *
     * @param value of {@link JsonTree}
     * @throws Failure Invalid if the value does not fit, with what is wrong where, also as {@code
     *     errors} in its details
     */
    void check(Object value) {
        Validator.Result result;
        try {
            result = validator.validate(uri, SchemaNode.of(value));
        } catch (JsonSchemaException e) {
            throw invalid("the schema cannot be used: " + e.getMessage());
        } catch (StackOverflowError e) {
            throw invalid("the value and the schema are nested too deeply");
        }
        if (!result.isValid()) {
            throw new Failure(misfit("the value does not fit the schema", result.getErrors()));
        }
    }

    private static ErrorValue misfit(String what, List<Error> errors) {
        StringBuilder message = new StringBuilder(what);
        LuaTable list = new LuaTable();
        for (int i = 0; i < Math.min(errors.size(), ERRORS_MAX); i++) {
            Error error = errors.get(i);
            String path = error.getInstanceLocation();
            if (i < ERRORS_SHOWN) {
                message.append(i == 0 ? ": " : "; ")
                        .append(path.isEmpty() ? "" : path + ": ")
                        .append(error.getError());
            }
            LuaTable one = new LuaTable();
            one.put("path", LuaString.of(path));
            one.put("message", LuaString.of(error.getError()));
            list.append(one);
        }
        if (errors.size() > ERRORS_SHOWN) {
            message.append("; and ").append(errors.size() - ERRORS_SHOWN).append(" more");
        }
        LuaTable details = new LuaTable();
        details.put("errors", list);
        return ErrorValue.of(ErrorKind.INVALID, message.toString()).withDetails(details);
    }

    private static Failure invalid(String message) {
        return new Failure(ErrorKind.INVALID, message);
    }
}
