// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldSiteTest {

    private static final List<String> NAMES =
            List.of("a", "b", "c", "d", "__index", "__newindex", "e", "f");

    private final LuaState state = States.plain();

    /** What sites answer must be what uncached access answers, whatever tables they saw before. */
    @Test
    void sitesAnswerAsUncachedAccessUnderRandomUse() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            String context = "seed " + seed + " round " + round;
            List<LuaTable> tables = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                tables.add(randomTable(random));
            }
            List<FieldSite> sites = NAMES.stream().map(FieldSite::new).toList();
            for (int step = 0; step < 120; step++) {
                LuaTable table = tables.get(random.nextInt(tables.size()));
                int name = random.nextInt(NAMES.size());
                switch (random.nextInt(8)) {
                    case 0 -> table.setMetatable(randomMetatable(random));
                    case 1, 2 -> sites.get(name).set(state, table, randomValue(random));
                    case 3 -> table.put(NAMES.get(name), randomValue(random));
                    case 4 -> tables.set(random.nextInt(tables.size()), randomTable(random));
                    default -> check(sites.get(name), table, NAMES.get(name), context);
                }
            }
        }
    }

    private static LuaTable randomMetatable(Random random) {
        LuaTable metatable = randomTable(random);
        if (random.nextBoolean()) {
            metatable.put("__index", randomTable(random));
        }
        return random.nextInt(4) == 0 ? null : metatable;
    }

    private void check(FieldSite site, LuaTable table, String name, String context) {
        Object expected = Indexing.get(state, table, name);
        assertThat(site.get(state, table)).as(context).isEqualTo(expected);
        assertThat(site.method(state, table)).as(context).isEqualTo(expected);
    }

    private static LuaTable randomTable(Random random) {
        LuaTable table = new LuaTable();
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            if (!name.startsWith("__")) {
                table.put(name, (Object) random.nextDouble());
            }
        }
        if (random.nextInt(20) == 0) {
            for (int i = 0; i < 100; i++) {
                table.put("many" + i, (Object) 1L);
            }
        }
        if (random.nextInt(5) == 0) {
            table.freeze();
            table = LuaTable.view(table);
        }
        return table;
    }

    private static Object randomValue(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> (Object) random.nextDouble();
            case 2 -> (Object) random.nextLong();
            default -> "text" + random.nextInt();
        };
    }

    @Test
    void aMethodIsFoundThroughSeveralClasses() {
        LuaTable base = new LuaTable();
        base.put("greet", "hello");
        base.put("__index", base);
        LuaTable derived = new LuaTable();
        derived.put("__index", derived);
        derived.setMetatable(base);
        LuaTable object = new LuaTable();
        object.setMetatable(derived);
        FieldSite greet = new FieldSite("greet");
        FieldSite absent = new FieldSite("absent");
        for (int i = 0; i < 3; i++) {
            assertThat(greet.method(state, object)).isEqualTo("hello");
            assertThat(absent.get(state, object)).isNull();
        }
        derived.put("greet", "hi");
        base.put("absent", "here now");
        assertThat(greet.method(state, object)).isEqualTo("hi");
        assertThat(absent.get(state, object)).isEqualTo("here now");
        object.put("greet", "own");
        assertThat(greet.method(state, object)).isEqualTo("own");
        object.put("greet", null);
        derived.put("greet", null);
        assertThat(greet.method(state, object)).isEqualTo("hello");
        base.setMetatable(linkTo("greet", "never"));
        assertThat(greet.method(state, object)).isEqualTo("hello");
        base.put("greet", null);
        assertThat(greet.method(state, object)).isEqualTo("never");
    }

    private static LuaTable linkTo(String name, Object value) {
        LuaTable holder = new LuaTable();
        holder.put(name, value);
        LuaTable metatable = new LuaTable();
        metatable.put("__index", holder);
        return metatable;
    }

    @Test
    void newindexIsAskedOnlyForAbsentFields() {
        LuaTable log = new LuaTable();
        LuaTable metatable = new LuaTable();
        metatable.put("__newindex", log);
        LuaTable object = new LuaTable();
        object.put("known", (Object) 1.5);
        object.setMetatable(metatable);
        FieldSite known = new FieldSite("known");
        FieldSite fresh = new FieldSite("fresh");
        for (int i = 0; i < 3; i++) {
            known.set(state, object, 2.5);
            fresh.set(state, object, 3.5);
        }
        assertThat(object.get("known")).isEqualTo(2.5);
        assertThat(object.get("fresh")).isNull();
        assertThat(log.get("fresh")).isEqualTo(3.5);
        known.set(state, object, (Object) null);
        known.set(state, object, (Object) 4.5);
        assertThat(object.get("known")).isNull();
        assertThat(log.get("known")).isEqualTo(4.5);
    }

    @Test
    void globalsAreThoseOfTheState() {
        GlobalSite site = new GlobalSite("g");
        LuaTable standard = new LuaTable();
        standard.put("g", (Object) 1L);
        standard.freeze();
        LuaState one = new LuaState(Dialect.PLAIN, null, standard, null);
        LuaState other = new LuaState(Dialect.PLAIN, null, standard, null);
        assertThat(site.get(one)).isEqualTo(1L);
        site.set(one, 2L);
        assertThat(site.get(one)).isEqualTo(2L);
        assertThat(one.global("g")).isEqualTo(2L);
        assertThat(site.get(other)).isEqualTo(1L);
        assertThat(standard.get("g")).isEqualTo(1L);
        assertThat(other.globals()).isNotSameAs(standard).isSameAs(other.globals());
    }

    @Test
    void globalsThatTheProgramFreezesStayFrozen() {
        GlobalSite site = new GlobalSite("g");
        LuaTable standard = new LuaTable();
        standard.freeze();
        LuaState program = new LuaState(Dialect.PLAIN, null, standard, null);
        program.globals().freeze();
        assertThatThrownBy(() -> site.set(program, 1L)).isInstanceOf(LuaError.class);
        assertThat(program.globals().get("g")).isNull();
    }

    @Test
    void methodsOfStringsComeFromTheirMetatable() {
        LuaState strings = new LuaState(Dialect.PLAIN, null, new LuaTable(), linkTo("len", "f"));
        FieldSite len = new FieldSite("len");
        for (int i = 0; i < 3; i++) {
            assertThat(len.method(strings, "text")).isEqualTo("f");
            assertThat(len.get(strings, "text")).isEqualTo("f");
        }
    }

    @Test
    void aViewToWhichAProgramAddsAFieldStaysARecord() {
        Object[] values = new Object[40];
        String[] names = new String[40];
        for (int i = 0; i < 40; i++) {
            names[i] = "name" + i;
            values[i] = (long) i;
        }
        LuaTable template = LuaTable.ofFields(new FieldNames(names), values);
        template.freeze();
        FieldSite site = new FieldSite("further");

        for (int process = 0; process < 3; process++) {
            LuaTable view = LuaTable.view(template);
            site.set(States.plain(), view, "value");

            assertThat(view.shape().isDictionary()).isFalse();
            assertThat(view.get("further")).isEqualTo("value");
            assertThat(view.get("name39")).isEqualTo(39L);
        }
        assertThat(template.get("further")).isNull();
    }

    /** What a site keeps of a frozen metatable must not answer for one that can change. */
    @Test
    void methodsBehindAMetatableThatCanChangeAreReadAgain() {
        for (int frozen = 0; frozen < 4; frozen++) {
            LuaTable methods = new LuaTable();
            methods.put("a", 1L);
            LuaTable metatable = new LuaTable();
            metatable.put("__index", methods);
            if ((frozen & 1) != 0) {
                metatable.freeze();
            }
            if ((frozen & 2) != 0) {
                methods.freeze();
            }
            FieldSite site = new FieldSite("a");
            Userdata object = new Bearing(metatable);
            for (int i = 0; i < 3; i++) {
                assertThat(site.method(state, object)).isEqualTo(1L);
            }
            if ((frozen & 2) == 0) {
                methods.put("a", 2L);
                assertThat(site.method(state, object)).isEqualTo(2L);
            }
            if ((frozen & 1) == 0) {
                LuaTable others = new LuaTable();
                others.put("a", 3L);
                metatable.put("__index", others);
                assertThat(site.method(state, object)).isEqualTo(3L);
            }
        }
    }

    private static final class Bearing extends Userdata {
        private final LuaTable metatable;

        Bearing(LuaTable metatable) {
            this.metatable = metatable;
        }

        @Override
        public LuaTable metatable() {
            return metatable;
        }
    }
}
