// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wippy.registry.Entry;
import wippy.registry.EntryId;

class EntryOverrideTest {

    private static Object value(String text) {
        return EntryOverride.parse("app:api:addr=" + text).orElseThrow().value();
    }

    @Test
    void valuesHaveTheKindThatTheyLookLike() {
        assertThat(value(":9090")).isEqualTo(":9090");
        assertThat(value("TRUE")).isEqualTo(true);
        assertThat(value("false")).isEqualTo(false);
        assertThat(value("-12")).isEqualTo(-12L);
        assertThat(value("007")).isEqualTo("007");
        assertThat(value("1.5")).isEqualTo(1.5);
        assertThat(value("2e3")).isEqualTo(2000.0);
        assertThat(value("1.2.3")).isEqualTo("1.2.3");
        assertThat(value("99999999999999999999")).isEqualTo("99999999999999999999");
        assertThat(value("")).isEqualTo("");
        assertThat(value("a=b")).isEqualTo("a=b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "app", "app:api", "app:api:addr", "app:api:=1", ":api:x=1", "a::x=1"})
    void otherFormsAreNone(String text) {
        assertThat(EntryOverride.parse(text)).isEmpty();
    }

    @Test
    void oneTextMayHoldSeveral() {
        assertThat(EntryOverride.split("a:b:c=1,a.x:b-2:c.d_e=2,a:b:c="))
                .containsExactly("a:b:c=1", "a.x:b-2:c.d_e=2", "a:b:c=");
        assertThat(EntryOverride.split("a:b:hosts=x:1,y:2,,z=3"))
                .containsExactly("a:b:hosts=x:1,y:2,,z=3");
        assertThat(EntryOverride.split("a:b:urls=http://x:80,http://y:80=,"))
                .containsExactly("a:b:urls=http://x:80,http://y:80=,");
        assertThat(EntryOverride.split("")).containsExactly("");
    }

    @Test
    void fieldsKindAndMetadataCanBeChanged() {
        Entry entry =
                Entry.of(
                        new EntryId("app", "api"),
                        "http.service",
                        Map.of("name", "old"),
                        Map.of("addr", ":80", "list", List.of(1L)));
        assertThat(changed(entry, "addr=:90").fields().get("addr")).isEqualTo(":90");
        assertThat(changed(entry, "addr=:90").fields().get("list")).isEqualTo(List.of(1L));
        assertThat(changed(entry, "data.addr=:90").fields().get("addr")).isEqualTo(":90");
        assertThat(changed(entry, "host.workers=4").fields().get("host"))
                .isEqualTo(Map.of("workers", 4L));
        assertThat(changed(entry, "meta.name=new").meta()).isEqualTo(Map.of("name", "new"));
        assertThat(changed(entry, "kind=registry.entry").kind()).isEqualTo("registry.entry");
    }

    private static Entry changed(Entry entry, String change) {
        return EntryOverride.parse("app:api:" + change).orElseThrow().apply(entry);
    }
}
