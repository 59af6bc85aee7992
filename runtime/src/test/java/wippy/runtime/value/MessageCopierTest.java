// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.lib.Builtin0;

class MessageCopierTest {
    private final MessageCopier copier = new MessageCopier();

    private static final LuaFunction FUNCTION =
            new Builtin0("f") {
                @Override
                public Object call(LuaState state) {
                    return null;
                }
            };

    @Test
    void plainValuesAreThemselves() {
        String text = "text";
        assertThat(copier.apply(null)).isNull();
        assertThat(copier.apply(text)).isSameAs(text);
        assertThat(copier.apply(1L)).isEqualTo(1L);
        assertThat(copier.apply(1.5)).isEqualTo(1.5);
        assertThat(copier.apply(true)).isEqualTo(true);
    }

    @Test
    void sharedTablesAndCyclesKeepTheirShape() {
        LuaTable shared = new LuaTable();
        LuaTable table = new LuaTable();
        table.put("a", shared);
        table.put("b", shared);
        table.put("self", table);
        table.put(shared, "as a key");

        LuaTable copy = (LuaTable) copier.apply(table);

        assertThat(copy).isNotSameAs(table);
        assertThat(copy.get("self")).isSameAs(copy);
        assertThat(copy.get("a")).isNotSameAs(shared).isSameAs(copy.get("b"));
        assertThat(copy.get(copy.get("a"))).isEqualTo("as a key");
    }

    @Test
    void argumentsThatShareATableShareItsCopy() {
        LuaTable shared = new LuaTable();
        Object[] copies = copier.copyAll(new Object[] {shared, 1L, shared});
        assertThat(copies[0]).isNotSameAs(shared).isSameAs(copies[2]);
        assertThat(copies[1]).isEqualTo(1L);
    }

    @Test
    void metatablesAreCopiedAndFrozenTablesThaw() {
        LuaTable metatable = new LuaTable();
        metatable.put("name", "point");
        LuaTable table = new LuaTable();
        table.put("x", 1L);
        table.setMetatable(metatable);
        table.freeze();

        LuaTable copy = (LuaTable) copier.apply(table);
        copy.put("x", 2L);

        assertThat(table.get("x")).isEqualTo(1L);
        assertThat(copy.metatable()).isNotSameAs(metatable);
        assertThat(copy.metatable().get("name")).isEqualTo("point");
    }

    @Test
    void errorsSurviveWithTheirDetailsCopied() {
        LuaTable details = new LuaTable();
        details.put("id", 7L);
        ErrorValue error = ErrorValue.of("gone", ErrorKind.NOT_FOUND, true, details);

        ErrorValue copy = (ErrorValue) copier.apply(error);

        assertThat(copy.message()).isEqualTo("gone");
        assertThat(copy.kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(copy.retryable()).isTrue();
        assertThat(copy.details()).isNotSameAs(details);
        assertThat(copy.details().get("id")).isEqualTo(7L);
    }

    @Test
    void whatCannotBeSentIsNamedWithItsPath() {
        LuaTable inner = new LuaTable();
        inner.put("callback", FUNCTION);
        LuaTable list = LuaTable.ofList(new Object[] {1L, inner});
        LuaTable table = new LuaTable();
        table.put("jobs", list);
        assertThatThrownBy(() -> copier.apply(table))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.error().kind()).isEqualTo(ErrorKind.INVALID);
                            assertThat(failure)
                                    .hasMessageStartingWith("a function cannot be sent")
                                    .hasMessageEndingWith("(at .jobs[2].callback)");
                        });
        assertThatThrownBy(() -> copier.apply(FUNCTION)).hasMessageEndingWith("(the value itself)");
        assertThatThrownBy(() -> copier.apply(new Payload(1L)))
                .hasMessageStartingWith("a userdata (Payload) cannot be sent");
        LuaTable object = new LuaTable();
        LuaTable metatable = new LuaTable();
        metatable.put("__index", FUNCTION);
        object.setMetatable(metatable);
        assertThatThrownBy(() -> copier.apply(LuaTable.ofList(new Object[] {object})))
                .hasMessageEndingWith("(at [1]<metatable>.__index)");
    }

    /** On a stack like that of the workers, which is where messages are copied. */
    @Test
    void listsOfManyNodesAreCopiedAndTooDeepOnesRefusedInWords() throws InterruptedException {
        Object[] copy = new Object[1];
        Throwable[] refusal = new Throwable[1];
        Thread worker =
                new Thread(
                        null,
                        () -> {
                            copy[0] = copier.apply(nested(MessageCopier.DEPTH_MAX));
                            refusal[0] =
                                    catchThrowable(
                                            () ->
                                                    copier.apply(
                                                            nested(MessageCopier.DEPTH_MAX + 2)));
                        },
                        "worker",
                        256L << 20);
        worker.start();
        worker.join();
        assertThat(copy[0]).isInstanceOf(LuaTable.class);
        assertThat(refusal[0]).isInstanceOf(Failure.class).hasMessageContaining("nested deeper");
    }

    private static LuaTable nested(int depth) {
        LuaTable table = new LuaTable();
        for (int i = 1; i < depth; i++) {
            LuaTable outer = new LuaTable();
            outer.put("next", table);
            table = outer;
        }
        return table;
    }

    /**
     * Any graph of tables has a copy of the same shape that shares no table with it. The order of
     * fields is not promised: integers may go into the sequence of the copy.
     */
    @Test
    void randomGraphsAreCopiedWhole() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 300; run++) {
            LuaTable original = graph(random, 1 + random.nextInt(12));
            Object copy = copier.apply(original);
            compare(original, copy, new IdentityHashMap<>(), "seed " + seed + ", run " + run);
        }
    }

    private static LuaTable graph(SplittableRandom random, int size) {
        List<LuaTable> tables = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            tables.add(new LuaTable());
        }
        for (LuaTable table : tables) {
            int fields = random.nextInt(6);
            for (int i = 0; i < fields; i++) {
                Object key =
                        switch (random.nextInt(4)) {
                            case 0 -> "k" + random.nextInt(5);
                            case 1 -> (long) random.nextInt(4);
                            case 2 -> 0.5 + random.nextInt(3);
                            default -> random.nextBoolean();
                        };
                Object value =
                        switch (random.nextInt(3)) {
                            case 0 -> tables.get(random.nextInt(size));
                            case 1 -> "text" + i;
                            default -> random.nextDouble();
                        };
                table.put(key, value);
            }
            if (random.nextInt(5) == 0) {
                table.setMetatable(tables.get(random.nextInt(size)));
            }
        }
        return tables.getFirst();
    }

    private static void compare(
            Object original, Object copy, Map<LuaTable, LuaTable> seen, String where) {
        if (!(original instanceof LuaTable table)) {
            assertThat(copy).as(where).isEqualTo(original);
            return;
        }
        assertThat(copy).as(where).isInstanceOf(LuaTable.class).isNotSameAs(original);
        LuaTable other = (LuaTable) copy;
        LuaTable known = seen.putIfAbsent(table, other);
        if (known != null) {
            assertThat(other).as(where).isSameAs(known);
            return;
        }
        int fields = 0;
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            compare(table.valueAt(i), other.get(table.keyAt(i)), seen, where);
            fields++;
        }
        for (int i = other.nextIndex(0); i > 0; i = other.nextIndex(i)) {
            fields--;
        }
        assertThat(fields).as(where).isZero();
        if (table.metatable() == null) {
            assertThat(other.metatable()).as(where).isNull();
        } else {
            compare(table.metatable(), other.metatable(), seen, where);
        }
    }
}
