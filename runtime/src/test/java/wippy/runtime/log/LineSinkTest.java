// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wippy.runtime.log.LineSink.Style;
import wippy.runtime.log.Log.Level;

class LineSinkTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Log log(Style style, Level lowest, boolean showsStacks) {
        return new Log(
                new LineSink(
                        out,
                        style,
                        lowest,
                        showsStacks,
                        () -> Instant.ofEpochSecond(1_000_000_000)));
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLineHasTimeLevelMessageAndFields() {
        Log log = log(Style.PLAIN, Level.INFO, false);
        log.info("Ponger ready", Map.of("pid", "{app:processes|0x00003}"));
        log.warn("no fields", Map.of());
        log.debug("below the level", Map.of());
        assertThat(written())
                .isEqualTo(
                        """
                        2001-09-09T01:46:40.000Z INFO  Ponger ready            \
                        {"pid": "{app:processes|0x00003}"}
                        2001-09-09T01:46:40.000Z WARN  no fields
                        """);
    }

    @Test
    void namesAndFieldsAreInherited() {
        Log log =
                log(Style.PLAIN, Level.DEBUG, false).named("app").named("db").with(Map.of("a", 1L));
        var fields = new LinkedHashMap<String, Object>();
        fields.put("number", 2.0);
        fields.put("half", 0.5);
        fields.put("nothing", null);
        fields.put("list", Arrays.asList(1L, true, "x\n\"\\"));
        log.debug("m", fields);
        assertThat(written())
                .endsWith(
                        "DEBUG app.db: m               {\"a\": 1, \"number\": 2, \"half\": 0.5,"
                                + " \"nothing\": null, \"list\": [1, true, \"x\\n\\\"\\\\\"]}\n");
    }

    @Test
    void stacksAreShownOnlyOnRequest() {
        var fields = Map.of("stack", "stack traceback:\n\tapp:f:1: in main chunk");
        log(Style.PLAIN, Level.INFO, false).error("failed", fields);
        assertThat(written()).endsWith("ERROR failed\n");
        log(Style.PLAIN, Level.INFO, true).error("failed", fields);
        assertThat(written())
                .endsWith("ERROR failed\nstack traceback:\n\tapp:f:1: in main chunk\n");
    }

    @Test
    void jsonLinesAreObjects() {
        log(Style.JSON, Level.INFO, false).info("started", Map.of("n", 1L));
        assertThat(written())
                .isEqualTo(
                        "{\"time\": \"2001-09-09T01:46:40.000Z\", \"level\": \"info\", \"message\":"
                                + " \"started\", \"n\": 1}\n");
    }

    @Test
    void messagesCannotMoveTheCursor() {
        log(Style.PLAIN, Level.INFO, false).info("a\u001b[2Jb\rc", Map.of());
        assertThat(written()).endsWith("INFO  a?[2Jb?c\n");
    }
}
