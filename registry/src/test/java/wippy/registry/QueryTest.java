// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    private final Map<EntryId, Entry> entries = new LinkedHashMap<>();

    QueryTest() {
        add("app.api:get", "http.endpoint", Map.of("path", "/api/users", "order", 5L));
        add("app.api:put", "http.endpoint", Map.of("path", "/api/items", "order", 5.0));
        add("app:run", "function.lua", Map.of("tags", List.of("a", "b"), "a.b", true));
        add("app:stop", "function.lua", Map.of("tags", List.of("b"), "title", "abc"));
        add("lib:all", "library.lua", Map.of("tags", "b"));
    }

    private void add(String id, String kind, Map<String, @Nullable Object> meta) {
        var entry = Entry.of(EntryId.parse(id), kind, meta, null);
        entries.put(entry.id(), entry);
    }

    private String find(Map<String, Object> filter) {
        return find(filter, new ArrayList<>());
    }

    private String find(Map<String, Object> filter, List<String> skipped) {
        return Query.of(filter, skipped::add).select(new Snapshot(Version.FIRST, entries)).stream()
                .map(entry -> entry.id().name())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        ".kind, function.lua, run stop",
        ".kind, *.lua, run stop all",
        ".kind, function, ''",
        ".kind, '', ''",
        ".kind, *, get put run stop all",
        ".name, *t*, get put stop",
        ".name, p*t, put",
        ".ns, app, run stop",
        ".ns, app*, get put run stop",
        ".id, app:run, run",
        ".id, *:*p*, put stop",
        "meta.path, /api/users, get",
        "meta.path, /api/*, ''",
        "meta.title, a, ''",
        "meta.tags, b, all",
        "~meta.path, /u.+s$, get",
        "~meta.tags, b, all",
        "*meta.path, api, get put",
        "*meta.tags, b, run stop all",
        "*meta.tags, c, ''",
        "^meta.path, /api, get put",
        "^meta.path, api, ''",
        "$meta.path, items, put",
        "$meta.missing, items, ''",
    })
    void aKeyAndItsSignSayHowToCompare(String key, String value, String names) {
        assertThat(find(Map.of(key, value))).isEqualTo(names);
    }

    @Test
    void valuesOtherThanTextAreComparedToo() {
        assertThat(find(Map.of("meta.order", 5L))).isEqualTo("get put");
        assertThat(find(Map.of("meta.order", 5.5))).isEmpty();
        assertThat(find(Map.of("meta.order", "5"))).isEmpty();
        assertThat(find(Map.of("meta.a.b", true))).isEqualTo("run");
    }

    @Test
    void aListMeansAllOfItsItems() {
        assertThat(find(Map.of("meta.tags", List.of("b")))).isEqualTo("run stop all");
        assertThat(find(Map.of("meta.tags", List.of("b", "a")))).isEqualTo("run");
        assertThat(find(Map.of("*meta.tags", List.of("b", "a")))).isEqualTo("run");
        assertThat(find(Map.of("meta.tags", List.of()))).isEqualTo("get put run stop all");
    }

    @Test
    void allConditionsMustHold() {
        assertThat(find(Map.of(".kind", "function.lua", "meta.title", "abc"))).isEqualTo("stop");
    }

    @Test
    void otherKeysAreSkippedAndTold() {
        var skipped = new ArrayList<String>();
        assertThat(find(Map.of("kind", "x"), skipped)).isEqualTo("get put run stop all");
        find(Map.of("meta.", 1L), skipped);
        find(Map.of("~.kind", "x"), skipped);
        find(Map.of(".data", "x"), skipped);
        find(Map.of("", "x"), skipped);
        assertThat(skipped).containsExactly("kind", "meta.", "~.kind", ".data", "");
    }

    @Test
    void aValueThatCannotBeComparedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find(Map.of("~meta.path", "(")))
                .withMessage(
                        "expected a regular expression as '~meta.path', got '(': Unclosed group");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find(Map.of(".kind", 1L)))
                .withMessage("expected text as '.kind', got 1");
    }

    @Test
    void anExpressionThatTriesForeverIsEnded() {
        add("app:x", "thing", Map.of("text", "a".repeat(60) + "!"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find(Map.of("~meta.text", "^.*.*.*.*.*.*b$")))
                .withMessageContaining("tries too many ways");
    }
}
