// SPDX-License-Identifier: Apache-2.0
package wippy.modules.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import wippy.lua.Dialect;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Waiting;
import wippy.runtime.json.JsonReader;
import wippy.runtime.json.JsonWriter;
import wippy.runtime.value.Failure;

/** Compares what Lua reads with what Jackson reads, and what is written with what is read back. */
final class JsonReaderPropertyTest {

    private static final int DOCUMENTS = 20_000;
    private static final String INVALID = "invalid";
    private static final String MUTATIONS = "[]{}:,\"\\/ \n\t0123456789.-+eEtrufalsn\u001f\u007fé";

    private static final List<String> SCALARS =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-0",
                    "17",
                    "-4",
                    "1.5",
                    "-0.25",
                    "1e5",
                    "2E-3",
                    "9223372036854775807",
                    "9223372036854775808",
                    "123456789012345678901234567890",
                    "\"\"",
                    "\"text\"",
                    "\"Grüße 世界 😀\"",
                    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                    "\"\\u0000\\u00e9\\u4e16\\ud83d\\ude00\"");

    private final JsonFactory jackson =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private final LuaState state =
            new LuaState(Dialect.APPLICATION, new NoWaiting(), new LuaTable(), new LuaTable());

    private static final class NoWaiting implements Waiting {
        @Override
        public void interrupted(boolean mayYield) {}

        @Override
        public boolean yieldOutsideCoroutine() {
            return false;
        }
    }

    @Test
    void readsWhatJacksonReadsAndRefusesWhatItRefuses() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String text = "[" + document(random, 0) + "]";
            if (random.nextInt(4) > 0) {
                text = mutated(random, text);
            }
            String theirs = theirs(text);
            assertThat(ours(text)).as("seed %d, text %s", seed, text).isEqualTo(theirs);
            refused += theirs.equals(INVALID) ? 1 : 0;
        }
        assertThat(refused).isBetween(DOCUMENTS / 10, DOCUMENTS * 9 / 10);
    }

    @Test
    void acceptsTheStringsThatAreUtf8() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] bytes = new byte[1 + random.nextInt(4)];
            bytes[0] = (byte) (0xc0 | random.nextInt(0x40));
            for (int j = 1; j < bytes.length; j++) {
                bytes[j] = (byte) (0x80 | random.nextInt(random.nextInt(8) == 0 ? 0x80 : 0x40));
            }
            String text = "\"" + LuaString.ofBytes(bytes) + "\"";
            boolean isUtf8 = isUtf8(bytes);
            assertThat(!ours(text).equals(INVALID))
                    .as("seed %d, bytes %s", seed, text.chars().boxed().toList())
                    .isEqualTo(isUtf8);
            accepted += isUtf8 ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(DOCUMENTS / 20);
    }

    @Test
    void readsBackWhatIsWritten() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < DOCUMENTS; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                Object back = JsonReader.read(state, JsonWriter.write(state, number));
                assertThat(((Number) back).doubleValue()).as("seed %d", seed).isEqualTo(number);
            }
            String text = "[" + document(random, 0).replace("null", "1") + "]";
            String written = JsonWriter.write(state, JsonReader.read(state, LuaString.of(text)));
            assertThat(JsonWriter.write(state, JsonReader.read(state, written)))
                    .as("seed %d, text %s", seed, text)
                    .isEqualTo(written);
        }
    }

    private static String document(Random random, int depth) {
        int kind = random.nextInt(depth > 4 ? 4 : 7);
        if (kind < 4) {
            return SCALARS.get(random.nextInt(SCALARS.size()));
        }
        boolean isObject = kind == 6;
        var parts = new ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = isObject ? "\"k" + (parts.size() + random.nextInt(2) * 9) + "\" : " : "";
            parts.add(name + document(random, depth + 1));
        }
        String inside = String.join(random.nextBoolean() ? "," : " ,\n", parts);
        return isObject ? "{" + inside + "}" : "[" + inside + "]";
    }

    /** The first character stays, for what follows a number at the top is no matter of ours. */
    private static String mutated(Random random, String text) {
        var result = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0 && result.length() > 1; i--) {
            int at = 1 + random.nextInt(result.length() - 1);
            char c = MUTATIONS.charAt(random.nextInt(MUTATIONS.length()));
            switch (random.nextInt(3)) {
                case 0 -> result.deleteCharAt(at);
                case 1 -> result.insert(at, c);
                default -> result.setCharAt(at, c);
            }
        }
        return result.toString();
    }

    private String ours(String text) {
        try {
            return shown(JsonReader.read(state, isLua(text) ? text : LuaString.of(text)));
        } catch (Failure e) {
            return INVALID;
        }
    }

    private static boolean isLua(String text) {
        return text.startsWith("\"") && text.chars().allMatch(c -> c < 0x100);
    }

    private static String shown(Object value) {
        if (!(value instanceof LuaTable table)) {
            return value == null ? "null" : value.toString();
        }
        var parts = new ArrayList<String>();
        if (table.hadFields()) {
            for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
                parts.add(table.keyAt(i) + "=" + shown(table.valueAt(i)));
            }
            return "{" + String.join(",", parts) + "}";
        }
        for (long i = 1; i <= table.length(); i++) {
            parts.add(shown(table.get(i)));
        }
        return parts.toString();
    }

    private String theirs(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = jackson.createParser(ObjectReadContext.empty(), bytes)) {
            parser.nextToken();
            return value(parser);
        } catch (JacksonException e) {
            return INVALID;
        }
    }

    private static String value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_ARRAY -> {
                var parts = new ArrayList<String>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    parts.add(value(parser));
                }
                while (!parts.isEmpty() && parts.getLast().equals("null")) {
                    parts.removeLast();
                }
                yield parts.toString();
            }
            case START_OBJECT -> {
                var parts = new ArrayList<String>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = LuaString.of(parser.currentName());
                    parser.nextToken();
                    String value = value(parser);
                    if (!value.equals("null")) {
                        parts.add(name + "=" + value);
                    }
                }
                yield "{" + String.join(",", parts) + "}";
            }
            case VALUE_STRING -> string(parser.getString());
            case VALUE_NUMBER_INT -> integer(parser.getString());
            case VALUE_NUMBER_FLOAT -> real(parser.getString());
            default -> token.name().substring("VALUE_".length()).toLowerCase(Locale.ROOT);
        };
    }

    /** Jackson takes half of a surrogate pair, which has no UTF-8. */
    private static String string(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new Unrepresentable();
        }
        return LuaString.of(text);
    }

    private static final class Unrepresentable extends JacksonException {
        Unrepresentable() {
            super("no Lua value");
        }
    }

    private static String integer(String digits) {
        try {
            return Long.toString(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return real(digits);
        }
    }

    private static String real(String digits) {
        double number = Double.parseDouble(digits);
        if (Double.isInfinite(number)) {
            throw new Unrepresentable();
        }
        return Double.toString(number);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
