// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.json;

import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.JsonRecyclerPools;
import wippy.lua.LuaString;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/**
 * Jackson's reader and writer as this package wants them: limits, escapes, messages. Any thread.
 */
final class JsonStreams {

    /** Most digits of a number. */
    private static final int DIGITS_MAX = 1_000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(JsonReader.DEPTH_MAX + 1)
                                    .maxNumberLength(DIGITS_MAX)
                                    .maxStringLength(LuaString.LENGTH_MAX)
                                    .maxNameLength(LuaString.LENGTH_MAX)
                                    .build())
                    .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                    .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                    .characterEscapes(new HtmlEscapes())
                    .build();

    private JsonStreams() {}

    /**
     * {@return a reader of a text}
     *
     * @param text a Lua string
     * @throws Failure Invalid if the text is empty, Internal if it is not UTF-8
     */
    static JsonParser parser(String text) {
        if (text.isEmpty()) {
            throw new Failure(ErrorKind.INVALID, "cannot read JSON: the text is empty");
        }
        int malformed = Utf8.malformed(text);
        if (malformed >= 0) {
            throw failure(text, malformed, "the text is not UTF-8");
        }
        return FACTORY.createParser(ObjectReadContext.empty(), LuaString.bytes(text));
    }

    /**
     * {@return the beginning of the value}
     *
     * @throws Failure if there is none
     */
    static JsonToken first(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw failure(parser.currentLocation(), "expected a value, but the text ends");
        }
        return first;
    }

    /** {@return a writer of UTF-8} */
    static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    /** {@return what was wrong with a text, with line and column} */
    static Failure failure(JacksonException e) {
        return failure(e.getLocation(), plain(e.getOriginalMessage()));
    }

    /** {@return the failure of what stands at a place} */
    static Failure failure(TokenStreamLocation place, String why) {
        return place == null
                ? new Failure(ErrorKind.INTERNAL, "cannot read JSON: " + why)
                : failure(place.getLineNr(), place.getColumnNr(), why);
    }

    /** Cuts what speaks of Jackson's own classes and settings, and numbers of characters. */
    private static String plain(String message) {
        if (message.startsWith("Unexpected end-of-input")) {
            return "the text ends too early";
        }
        int setting = message.indexOf(", from `");
        if (setting >= 0) {
            return message.substring(0, setting) + ")";
        }
        int advice = message.indexOf(": enable `");
        String said = advice >= 0 ? message.substring(0, advice) : message;
        int code = said.indexOf(" (code ");
        int end = said.indexOf(')', Math.max(code, 0));
        return code >= 0 && end >= 0 ? said.substring(0, code) + said.substring(end + 1) : said;
    }

    private static Failure failure(String text, int at, String why) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < at; i++) {
            boolean isEnd = text.charAt(i) == '\n';
            line += isEnd ? 1 : 0;
            column = isEnd ? 1 : column + 1;
        }
        return failure(line, column, why);
    }

    private static Failure failure(int line, int column, String why) {
        return new Failure(
                ErrorKind.INTERNAL,
                "cannot read JSON: line " + line + ", column " + column + ": " + why);
    }
}
