// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.lang.ref.WeakReference;

/*
 * Why finalize(), which Java deprecates: an object that is handed to its finalizer comes back to life
 * with all that it leads to, and that may lead back to it. References and cleaners tell only that an
 * object is gone, and whoever keeps its contents for later keeps, through a cycle, the object itself.
 * Nothing but this is done there: the finalizer thread of the JVM puts the farewell into a queue, and
 * the state runs the Lua function where it polls.
 */

/**
 * Makes known that the table which bears it, marked for finalization (Lua 5.3 §2.5.1), is no longer
 * reachable.
 */
final class Farewell extends Attachment {

    /** Where the farewells stand that have not been said, the newest first. */
    static final class Mark extends WeakReference<Farewell> {
        Mark older;
        Mark newer;

        private Mark(Farewell farewell) {
            super(farewell);
        }

        /** {@return whether the collector has found the table unreachable} */
        boolean isDue() {
            return refersTo(null);
        }
    }

    /** Tables are finalized in the reverse order of these. */
    final long number;

    final Mark mark = new Mark(this);
    private final Collector collector;

    /** Null when the table needs no finalization any more. */
    private LuaTable table;

    Farewell(LuaTable table, long number, Collector collector) {
        this.table = table;
        this.number = number;
        this.collector = collector;
    }

    /** {@return the table's, null when it is not marked for finalization} */
    static Farewell of(LuaTable table) {
        for (Attachment at = table.attachment; at != null; at = at.next) {
            if (at instanceof Farewell farewell && farewell.table != null) {
                return farewell;
            }
        }
        return null;
    }

    /** {@return the table, which loses its mark: this happens once} */
    LuaTable say() {
        LuaTable finalized = table;
        table = null;
        return finalized;
    }

    @Override
    boolean isUseless() {
        return table == null;
    }

    @Override
    @SuppressWarnings({"removal", "Finalize"})
    protected void finalize() {
        collector.died(this);
    }
}
