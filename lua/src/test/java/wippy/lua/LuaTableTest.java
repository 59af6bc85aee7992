// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LuaTableTest {

    /** A table and what it should hold. */
    private static final class Checked {
        final LuaTable table;
        final Map<Object, Object> model;

        Checked(LuaTable table, Map<Object, Object> model) {
            this.table = table;
            this.model = model;
        }

        void put(Object key, Object value) {
            table.put(key, value);
            Object normal =
                    key instanceof Double d && d == Math.rint(d) ? (Object) (long) (double) d : key;
            if (value == null) {
                model.remove(normal);
            } else {
                model.put(normal, value);
            }
        }

        void check(String context) {
            for (var entry : model.entrySet()) {
                assertThat(table.get(entry.getKey())).as(context).isEqualTo(entry.getValue());
            }
            assertThat(traversed(table)).as(context).isEqualTo(model);
            long length = table.length();
            assertThat(length == 0 || table.get(length) != null).as(context).isTrue();
            assertThat(table.get(length + 1)).as(context).isNull();
        }
    }

    private static Map<Object, Object> traversed(LuaTable table) {
        Map<Object, Object> found = new HashMap<>();
        for (int i = table.nextIndex(0); i != 0; i = table.nextIndex(i)) {
            assertThat(found.put(table.keyAt(i), table.valueAt(i))).isNull();
            assertThat(table.indexOf(table.keyAt(i))).isEqualTo(i);
        }
        return found;
    }

    private static Object randomKey(Random random, int flavour) {
        return switch (random.nextInt(flavour)) {
            case 0, 1, 2 -> (long) random.nextInt(1, 24);
            case 3 -> "k" + random.nextInt(20);
            case 4 -> (long) random.nextInt(-4, 70);
            case 5 -> (double) random.nextInt(-2, 30);
            case 6 -> random.nextInt(8) + 0.5;
            case 7 -> random.nextBoolean();
            case 8 -> "wide" + random.nextInt(200);
            default -> 1L << random.nextInt(63);
        };
    }

    private static Object randomValue(Random random, int flavour) {
        return switch (random.nextInt(flavour)) {
            case 0, 1 -> (long) random.nextInt();
            case 2 -> null;
            case 3, 4 -> random.nextDouble();
            case 5 -> "text" + random.nextInt();
            default -> random.nextBoolean();
        };
    }

    @Test
    void holdsWhatAMapHoldsUnderRandomOperations() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            String context = "seed " + seed + " round " + round;
            int keys = random.nextInt(3, 11);
            int values = random.nextInt(1, 7);
            Checked checked = new Checked(new LuaTable(), new HashMap<>());
            int steps = random.nextInt(1, 300);
            for (int step = 0; step < steps; step++) {
                checked.put(randomKey(random, keys), randomValue(random, values));
            }
            checked.check(context);
        }
    }

    @Test
    void viewsAndTheirTemplateDoNotSeeEachOther() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            String context = "seed " + seed + " round " + round;
            Checked template = new Checked(new LuaTable(), new HashMap<>());
            for (int step = random.nextInt(80); step > 0; step--) {
                template.put(randomKey(random, 10), randomValue(random, 6));
            }
            template.table.freeze();
            List<Checked> views = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                views.add(
                        new Checked(LuaTable.view(template.table), new HashMap<>(template.model)));
            }
            for (int step = random.nextInt(60); step > 0; step--) {
                views.get(random.nextInt(3)).put(randomKey(random, 10), randomValue(random, 6));
            }
            template.check(context);
            for (Checked view : views) {
                view.check(context);
            }
        }
    }

    @Test
    void traversalSurvivesRemovalAndChangeOfFields() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            LuaTable table = new LuaTable();
            Set<Object> keys = new HashSet<>();
            for (int step = random.nextInt(120); step > 0; step--) {
                Object key = randomKey(random, 10);
                table.put(key, 1L);
            }
            keys.addAll(traversed(table).keySet());
            Set<Object> visited = new HashSet<>();
            Object key = null;
            while (true) {
                int index = table.nextIndex(table.indexOf(key));
                if (index == 0) {
                    break;
                }
                key = table.keyAt(index);
                assertThat(visited.add(key)).as("seed %d: %s comes twice", seed, key).isTrue();
                switch (random.nextInt(4)) {
                    case 0 -> {}
                    case 1 -> table.put(key, 2.5);
                    default -> table.put(key, null);
                }
                assertThat(table.indexOf(key)).as("seed %d key %s", seed, key).isPositive();
            }
            assertThat(visited).as("seed %d", seed).isEqualTo(keys);
        }
    }

    @Test
    void clearsItselfWhileTraversedByIndex() {
        for (Object value : new Object[] {1L, 1.5, "x"}) {
            LuaTable table = LuaTable.ofList(new Object[] {value, value, value, value});
            table.put("a", value);
            table.put(true, value);
            int visited = 0;
            for (int i = table.nextIndex(0); i != 0; i = table.nextIndex(i)) {
                table.put(table.keyAt(i), null);
                visited++;
            }
            assertThat(visited).isEqualTo(6);
            assertThat(traversed(table)).isEmpty();
        }
    }

    @Test
    void traversesInInsertionOrder() {
        LuaTable table = new LuaTable();
        for (String key : List.of("z", "a", "m")) {
            table.put(key, 1L);
        }
        table.put(2L, 1L);
        table.put(1L, 1L);
        table.put(false, 1L);
        List<Object> order = new ArrayList<>();
        for (int i = table.nextIndex(0); i != 0; i = table.nextIndex(i)) {
            order.add(table.keyAt(i));
        }
        assertThat(order).containsExactly(1L, 2L, "z", "a", "m", false);
    }

    @Test
    void anUnknownKeyHasNoIndex() {
        LuaTable table = LuaTable.ofList(new Object[] {1L});
        assertThat(table.indexOf("never")).isEqualTo(-1);
        assertThat(table.indexOf(100L)).isEqualTo(-1);
        assertThat(table.indexOf(Double.NaN)).isEqualTo(-1);
        assertThat(table.indexOf(null)).isZero();
    }

    @Test
    void aSequenceHasItsLengthHoweverItIsFilled() {
        int size = 1000;
        for (int way = 0; way < 3; way++) {
            LuaTable table = new LuaTable();
            for (int i = 1; i <= size; i++) {
                long key =
                        switch (way) {
                            case 0 -> i;
                            case 1 -> size + 1 - i;
                            default -> (i * 7919L) % (size + 1) == 0 ? i : (i * 389L) % 1009;
                        };
                if (key >= 1 && key <= size) {
                    table.put(key, (double) key);
                }
            }
            for (long key = 1; key <= size; key++) {
                table.put(key, (double) key);
            }
            assertThat(table.length()).isEqualTo(size);
            for (long key = size; key > 0; key--) {
                table.put(key, null);
                assertThat(table.length()).isEqualTo(key - 1);
            }
        }
    }

    @Test
    void numbersOfOneKindAreStoredRaw() {
        LuaTable floats = new LuaTable();
        LuaTable integers = new LuaTable();
        for (long i = 1; i <= 100; i++) {
            floats.put(i, i * 0.5);
            integers.put(i, i * 2);
        }
        assertThat(LuaTable.holdsDouble(floats, 100)).isTrue();
        assertThat(LuaTable.holdsDouble(floats, 101)).isFalse();
        assertThat(LuaTable.holdsDouble(floats, 0)).isFalse();
        assertThat(LuaTable.holdsDouble(floats, 1L << 32 | 1)).isFalse();
        assertThat(LuaTable.holdsDouble(integers, 1)).isFalse();
        assertThat(LuaTable.holdsLong(integers, 100)).isTrue();
        assertThat(LuaTable.holdsLong("no table", 1)).isFalse();
        assertThat(floats.doubleAt(100)).isEqualTo(50);
        assertThat(integers.longAt(7)).isEqualTo(14);
        floats.put(50L, "text");
        assertThat(LuaTable.holdsDouble(floats, 1)).isFalse();
        assertThat(floats.get(49L)).isEqualTo(24.5);
        assertThat(floats.get(50L)).isEqualTo("text");
        assertThat(floats.length()).isEqualTo(100);
    }

    @Test
    void integralFloatKeysAreIntegers() {
        LuaTable table = new LuaTable();
        table.put(1.0, "one");
        table.put(-0.0, "zero");
        table.put(0x1p53, "big");
        table.put(0x1p63, "beyond");
        assertThat(table.get(1L)).isEqualTo("one");
        assertThat(table.get(0L)).isEqualTo("zero");
        assertThat(table.get(1L << 53)).isEqualTo("big");
        assertThat(table.get(0x1p63)).isEqualTo("beyond");
        assertThat(table.get(Long.MAX_VALUE)).isNull();
        assertThat(traversed(table).keySet()).containsExactlyInAnyOrder(1L, 0L, 1L << 53, 0x1p63);
    }

    @Test
    void keysThatAreNilOrNotANumberAreRefused() {
        LuaTable table = new LuaTable();
        assertThatThrownBy(() -> table.put((Object) null, 1L))
                .isInstanceOf(LuaError.class)
                .hasMessage("table index is nil");
        assertThatThrownBy(() -> table.put(Double.NaN, 1L)).hasMessage("table index is NaN");
        assertThat(table.get((Object) null)).isNull();
        assertThat(table.get(Double.NaN)).isNull();
    }

    @Test
    void aFrozenTableRefusesEveryWrite() {
        LuaTable table = LuaTable.ofList(new Object[] {1L, 2L});
        table.put("a", 1.5);
        table.put(true, 1L);
        table.freeze();
        List<Runnable> writes =
                List.of(
                        () -> table.put(1L, 3L),
                        () -> table.put(3L, 3L),
                        () -> table.put("a", 2.5),
                        () -> table.put("b", 2.5),
                        () -> table.put(true, null),
                        () -> table.append(3L),
                        () -> table.insert(1, 3L),
                        () -> table.remove(1),
                        () -> table.setMetatable(new LuaTable()));
        for (Runnable write : writes) {
            assertThatThrownBy(write::run).hasMessage("attempt to modify Immutable table");
        }
        LuaState state = States.plain();
        assertThatThrownBy(() -> Indexing.set(state, table, 1, 3L))
                .hasMessage("attempt to modify Immutable table");
        FieldSite site = new FieldSite("a");
        assertThatThrownBy(() -> site.set(state, table, (Object) 3.5))
                .hasMessage("attempt to modify Immutable table");
        assertThatThrownBy(() -> site.set(state, table, 3.5))
                .hasMessage("attempt to modify Immutable table");
        assertThat(traversed(table)).isEqualTo(Map.of(1L, 1L, 2L, 2L, "a", 1.5, true, 1L));
    }

    @Test
    void aRecordOfTooManyFieldsStaysATable() {
        LuaTable table = new LuaTable();
        Map<Object, Object> model = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            FieldSite site = new FieldSite("field" + i);
            site.set(States.plain(), table, (Object) (i * 0.5));
            model.put("field" + i, i * 0.5);
            assertThat(site.get(States.plain(), table)).isEqualTo(i * 0.5);
        }
        assertThat(traversed(table)).isEqualTo(model);
    }

    @Test
    void insertAndRemoveKeepTheOrder() {
        for (Object value : new Object[] {10L, 10.5, "x"}) {
            LuaTable table = new LuaTable();
            List<Object> model = new ArrayList<>();
            Random random = new Random(7);
            for (int i = 0; i < 400; i++) {
                if (model.isEmpty() || random.nextInt(3) > 0) {
                    int position = random.nextInt(model.size() + 1);
                    Object element = random.nextInt(50) == 0 ? (Object) "odd" : value;
                    model.add(position, element);
                    table.insert(position + 1, element);
                } else {
                    int position = random.nextInt(model.size());
                    assertThat(table.remove(position + 1)).isEqualTo(model.remove(position));
                }
                assertThat(table.list(1, table.length())).isEqualTo(model.toArray());
            }
        }
    }

    @Test
    void aFloatTakenFromARecordDoesNotChangeWithIt() {
        LuaState state = States.plain();
        LuaTable record = LuaTable.ofFields(new FieldNames("x"), new Object[] {1.5});
        FieldSite x = new FieldSite("x");
        Object before = x.get(state, record);
        x.set(state, record, 2.5);
        assertThat(before).isEqualTo(1.5);
        assertThat(x.get(state, record)).isEqualTo(2.5);
        x.set(state, record, (Object) "text");
        assertThat(record.get("x")).isEqualTo("text");
    }

    @Test
    void anEmptyListGrows() {
        for (Object value : new Object[] {1L, 1.5, "x"}) {
            for (Object[] nothing : new Object[][] {{}, {null}, {null, null}}) {
                LuaTable table = LuaTable.ofList(nothing);
                assertThat(table.length()).isZero();
                table.append(value);
                table.put(2L, value);
                assertThat(table.list(1, 2)).containsExactly(value, value);
                assertThat(table.length()).isEqualTo(2);
            }
        }
    }

    @Test
    void keysFromDataDoNotTakeShapesFromTheProgram() {
        int records = 0;
        for (int i = 0; i < 1000; i++) {
            LuaTable table = new LuaTable();
            table.put("from data " + i, "value");
            assertThat(table.get("from data " + i)).isEqualTo("value");
            records += table.shape().isDictionary() ? 0 : 1;
        }
        assertThat(records).isLessThan(100);
        LuaTable record = new LuaTable();
        new FieldSite("in the program").set(States.plain(), record, "value");
        assertThat(record.shape().isDictionary()).isFalse();
    }

    @Test
    void collidingStringsDoNotSlowATableDown() {
        LuaTable table = new LuaTable();
        List<String> keys = colliding(14);
        long start = System.nanoTime();
        for (String key : keys) {
            table.put(key, 1L);
        }
        for (String key : keys) {
            assertThat(table.get(key)).isEqualTo(1L);
        }
        // Quadratic behaviour takes tens of seconds here.
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        assertThat(traversed(table)).hasSize(keys.size());
    }

    @Test
    void collidingIntegersDoNotSlowATableDown() {
        LuaTable table = new LuaTable();
        int count = 20_000;
        long start = System.nanoTime();
        for (long i = 1; i <= count; i++) {
            table.put(i << 32 | i, i);
        }
        for (long i = 1; i <= count; i++) {
            assertThat(table.get(i << 32 | i)).isEqualTo(i);
        }
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    /** "Aa" and "BB" have one hash, and so have all their combinations of the same length. */
    private static List<String> colliding(int pairs) {
        List<String> keys = List.of("");
        for (int i = 0; i < pairs; i++) {
            List<String> longer = new ArrayList<>();
            for (String key : keys) {
                longer.add(key + "Aa");
                longer.add(key + "BB");
            }
            keys = longer;
        }
        return keys;
    }
}
