// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.List;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;

/** What applications have in {@code table} besides Lua 5.3: immutability, room, old names. */
final class TableExtensions {

    private static final long ROOM_MAX = 1 << 20;

    private TableExtensions() {}

    static List<LuaFunction> functions() {
        return List.of(new Create(), new Freeze(), new IsFrozen(), new Getn(), new Maxn());
    }

    /** {@code create(elements, fields)}: an empty table with room. */
    private static final class Create extends Builtin2 {
        Create() {
            super("create");
        }

        @Override
        public Object call(LuaState state, Object elements, Object fields) {
            long sequence = Arguments.integer(state, this, 1, elements, 0);
            long record = Arguments.integer(state, this, 2, fields, 0);
            return LuaTable.of(
                    (int) Math.clamp(sequence, 0L, ROOM_MAX),
                    (int) Math.clamp(record, 0L, ROOM_MAX));
        }
    }

    /**
     * {@code freeze(t)}: makes the table itself, not those inside, immutable, and gives it back.
     */
    private static final class Freeze extends Builtin1 {
        Freeze() {
            super("freeze");
        }

        @Override
        public Object call(LuaState state, Object table) {
            Arguments.table(state, this, 1, table).freeze();
            return table;
        }
    }

    private static final class IsFrozen extends Builtin1 {
        IsFrozen() {
            super("isfrozen");
        }

        @Override
        public Object call(LuaState state, Object table) {
            return Arguments.table(state, this, 1, table).isFrozen();
        }
    }

    private static final class Getn extends Builtin1 {
        Getn() {
            super("getn");
        }

        @Override
        public Object call(LuaState state, Object table) {
            return Arguments.table(state, this, 1, table).length();
        }
    }

    /** {@code maxn(t)}: the largest positive number among the keys, 0 if there is none. */
    private static final class Maxn extends Builtin1 {
        Maxn() {
            super("maxn");
        }

        @Override
        public Object call(LuaState state, Object t) {
            LuaTable table = Arguments.table(state, this, 1, t);
            Object largest = 0L;
            for (int i = table.nextIndex(0); i != 0; i = table.nextIndex(i)) {
                Object key = table.keyAt(i);
                if (key instanceof Number number
                        && number.doubleValue() > ((Number) largest).doubleValue()) {
                    largest = key;
                }
                if (state.poll != 0) {
                    state.safepoint();
                }
            }
            return largest;
        }
    }
}
