// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wippy.registry.DataPath;
import wippy.registry.Entry;
import wippy.registry.EntryHandler.Staged;
import wippy.registry.EntryId;
import wippy.registry.MemoryHistory;
import wippy.registry.Operation;
import wippy.registry.Outcome;
import wippy.registry.Reference;
import wippy.registry.Registry;
import wippy.runtime.log.Log;

final class OrphansTest {
    private final List<String> logged = new ArrayList<>();
    private final Registry registry = new Registry(OrphansTest::references, new MemoryHistory());

    private final Log log =
            new Log(
                    new Log.Sink() {
                        @Override
                        public boolean isEnabled(Log.Level level) {
                            return true;
                        }

                        @Override
                        public void write(
                                Log.Level level,
                                String name,
                                String message,
                                Map<String, @Nullable Object> fields) {
                            logged.add(
                                    level
                                            + " "
                                            + fields.get("deleted")
                                            + " "
                                            + fields.get("needed_by"));
                        }
                    });

    /** What it needs are the keys of its data; the value says whether it must. */
    private static List<Reference> references(Entry entry) {
        var references = new ArrayList<Reference>();
        entry.fields()
                .forEach(
                        (name, isRequired) ->
                                references.add(
                                        new Reference(
                                                new EntryId("app", name),
                                                DataPath.DATA,
                                                (Boolean) isRequired)));
        return references;
    }

    private static Entry thing(String name, Map<String, Boolean> needs) {
        return Entry.of(new EntryId("app", name), "thing", Map.of(), needs);
    }

    private static Operation delete(String name) {
        return new Operation.Delete(new EntryId("app", name));
    }

    private void apply(Operation... operations) {
        assertThat(registry.apply(List.of(operations))).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void tellsWhoNeedsWhatWasDeleted() {
        registry.register("thing", (change, next) -> Staged.NOTHING);
        registry.load(
                List.of(
                        thing("base", Map.of()),
                        thing("left", Map.of("base", true)),
                        thing("right", Map.of("base", true)),
                        thing("loose", Map.of("base", false)),
                        thing("top", Map.of("left", true))));
        var orphans = new Orphans(OrphansTest::references, log);
        registry.listen(applied -> orphans.tell(applied, registry.snapshot()));

        apply(delete("top"));
        apply(new Operation.Update(thing("loose", Map.of())));
        assertThat(logged).isEmpty();
        apply(delete("base"), delete("left"));
        assertThat(logged).containsExactly("WARN app:base [app:right]");
        apply(delete("right"));
        apply(new Operation.Create(thing("base", Map.of())), delete("loose"));
        assertThat(logged).hasSize(1);
    }
}
