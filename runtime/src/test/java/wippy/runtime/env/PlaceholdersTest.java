// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.registry.RejectedException;

class PlaceholdersTest {
    private final Variables variables = new Variables();

    @BeforeEach
    void define() {
        var storage = new EntryId("app", "storage");
        variables.define(
                storage,
                new FixedStorage(
                        Map.of("PORT", "8080", "NAME", "wippy", "ON", "true", "EMPTY", "")));
        for (String name : List.of("PORT", "NAME", "ON", "EMPTY", "UNSET")) {
            variables.define(variable(storage, name, Optional.empty()));
        }
        variables.define(variable(storage, "OWN", Optional.of("its own default")));
    }

    private static Variable variable(EntryId storage, String name, Optional<String> otherwise) {
        var id = new EntryId("app", name.toLowerCase(java.util.Locale.ROOT));
        return new Variable(id, Optional.of(name), storage, otherwise, false);
    }

    private Object resolved(Object value) {
        Map<String, Object> data = Map.of("value", value, "source", "${env:NAME}");
        var entry = Entry.of(new EntryId("app", "x"), "process.host", Map.of(), data);
        Entry result = Placeholders.resolve(entry, variables);
        assertThat(result.fields()).containsEntry("source", "${env:NAME}");
        return result.fields().get("value");
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "${env:NAME}, wippy",
        "${env:app:name}, wippy",
        "${env:name}, wippy",
        "a ${env:NAME} b ${env:PORT} c, a wippy b 8080 c",
        "${env:PORT}, 8080",
        "${env:EMPTY|x}, ''",
        "${env:UNSET|x y}, x y",
        "${env:UNKNOWN|}, ''",
        "${env:OWN|x}, its own default",
        "${NAME|x}, wippy",
        "${NAME:-x}, wippy",
        "${UNKNOWN:-a|b}, a|b",
        "${UNKNOWN|a:-b}, a:-b",
        "${NAME}, ${NAME}",
        "${name|x}, ${name|x}",
        "${a.b}, ${a.b}",
        "$${env:NAME}, ${env:NAME}",
        "a $${NAME|x} ${env:NAME}, a ${NAME|x} wippy",
        "${env:NAME, ${env:NAME",
        "$ {env:NAME}, $ {env:NAME}",
    })
    void aTextGetsTheValuesOfItsVariables(String text, String expected) {
        assertThat(resolved(text)).isEqualTo(expected);
    }

    @Test
    void aValueIsOfTheSortOfItsDefault() {
        assertThat(resolved("${env:PORT|80}")).isEqualTo(8080L);
        assertThat(resolved("${env:UNSET|80}")).isEqualTo(80L);
        assertThat(resolved("${env:UNSET|1.5}")).isEqualTo(1.5);
        assertThat(resolved("${env:ON|false}")).isEqualTo(true);
        assertThat(resolved("${env:NAME|80}")).isEqualTo("wippy");
        assertThat(resolved(":${env:PORT|80}")).isEqualTo(":8080");
    }

    @Test
    void textsInListsAndMapsAreResolvedToo() {
        assertThat(resolved(List.of(Map.of("a", "${env:NAME}"), 5L, "${env:PORT|1}")))
                .isEqualTo(List.of(Map.of("a", "wippy"), 5L, 8080L));
    }

    @Test
    void aVariableWithoutValueAndDefaultIsAnError() {
        assertThatThrownBy(() -> resolved(List.of("${env:UNSET} ${env:GONE}")))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> {
                            assertThat(e.faults()).hasSize(2);
                            assertThat(e.faults().getFirst().path()).hasToString("value[0]");
                            assertThat(e.faults().getFirst().message())
                                    .isEqualTo("the environment variable 'UNSET' has no value");
                        });
    }

    @Test
    void whatIsGotReadyCountsUntilItIsTakenBack() {
        var storage = new EntryId("app", "new");
        variables.stage(storage, new FixedStorage(Map.of("LATE", "soon")));
        variables.stage(variable(storage, "LATE", Optional.empty()));
        assertThat(resolved("${env:LATE}")).isEqualTo("soon");
        variables.unstage(new EntryId("app", "late"));
        assertThat(resolved("${env:LATE|gone}")).isEqualTo("gone");
    }
}
