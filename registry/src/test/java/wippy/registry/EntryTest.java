// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EntryTest {

    private static final EntryId ID = EntryId.parse("app:a");

    @Test
    void dataIsCopiedAndCannotBeChanged() {
        var list = new ArrayList<Object>(List.of("x"));
        var data = new LinkedHashMap<String, Object>();
        data.put("z", 1);
        data.put("list", list);
        data.put("none", null);
        var entry = Entry.of(ID, "registry.entry", Map.of(), data);
        list.add("y");
        data.clear();

        assertThat(entry.fields().keySet()).containsExactly("z", "list", "none");
        assertThat(entry.fields()).containsEntry("z", 1L).containsEntry("none", null);
        assertThat(entry.fields().get("list")).isEqualTo(List.of("x"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> entry.fields().put("more", 1L));
    }

    @Test
    void aPayloadThatIsNotAMapHasNoFields() {
        assertThat(Entry.of(ID, "k", Map.of(), List.of(1L)).fields()).isEmpty();
        assertThat(Entry.of(ID, "k", Map.of(), null).fields()).isEmpty();
    }

    @Test
    void onlyPlainValuesAreTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entry.of(ID, "k", Map.of(), Map.of("at", new StringBuilder())))
                .withMessage(
                        "expected null, a boolean, a number, text, a list or a map,"
                                + " got java.lang.StringBuilder");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Values.freeze(Map.of(1, "x")))
                .withMessage("expected text as the key of a map, got 1");
    }

    @Test
    void dataThatContainsItselfIsRefused() {
        var endless = new ArrayList<Object>();
        endless.add(endless);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Values.freeze(endless))
                .withMessage("values may be nested 200 levels deep, this one goes deeper");
    }

    @Test
    void sameMeansTheSameWhereverItWasWritten() {
        var place = new Origin.Place(3, 1, 3, 1, Map.of(), List.of());
        var one = new Entry(ID, "k", Map.of("a", 1), "x", new Origin("a.yaml", place));
        assertThat(one.sameAs(Entry.of(ID, "k", Map.of("a", 1L), "x"))).isTrue();
        assertThat(one.sameAs(Entry.of(ID, "k", Map.of("a", 1.0), "x"))).isFalse();
        assertThat(one.sameAs(Entry.of(ID, "other", Map.of("a", 1L), "x"))).isFalse();
    }

    @Test
    void textOfAFileKeepsItsBytes() {
        byte[] bytes = {(byte) 0xff, 'a', (byte) 0xc3, (byte) 0xa9, 0};
        var text = FileText.of("a.lua", bytes);
        assertThat(text.bytes()).isEqualTo("\u00ffa\u00c3\u00a9\0");
        assertThat(text.text()).isEqualTo("\ufffda\u00e9\0");
        assertThat(text.bytes().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(bytes);
    }

    @Test
    void aPathIsLocatedAsNearAsItIsKnown() {
        var inner = new Origin.Place(7, 9, 7, 3, Map.of(), List.of());
        var list = new Origin.Place(6, 5, 6, 1, Map.of(), List.of(inner));
        var data = new Origin.Place(5, 1, 5, 1, Map.of("requires", list), List.of());
        var root = new Origin.Place(5, 1, 5, 1, Map.of("data", data), List.of());
        var origin = new Origin("a.yaml", root);
        DataPath requires = DataPath.DATA.child("requires");
        assertThat(origin.locate(requires.child(0))).isSameAs(inner);
        assertThat(origin.locate(requires.child(4).child("x"))).isSameAs(list);
        assertThat(origin.locate(DataPath.META)).isSameAs(root);
        assertThat(requires.child(4).child("x")).hasToString("requires[4].x");
        assertThat(DataPath.META.child("command")).hasToString("meta.command");
        assertThat(DataPath.DATA).hasToString("data");
    }

    @Test
    void theNearestNameIsSuggestedWhenItIsNear() {
        var known = List.of("modules", "method", "imports", "source");
        assertThat(Nearest.to("moduls", known)).contains("modules");
        assertThat(Nearest.to("metohd", known)).contains("method");
        assertThat(Nearest.to("improt", known)).contains("imports");
        assertThat(Nearest.to("lifecycle", known)).isEmpty();
        assertThat(Nearest.to("", known)).isEmpty();
    }
}
