// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import wippy.actor.ExitReason;
import wippy.actor.Process;
import wippy.lua.codegen.Prototype;
import wippy.registry.Outcome;

/**
 * Tells processes that asked for it when what they run has changed: their entry, or something that
 * it imports, directly or not. Any thread.
 */
public final class CodeWatch implements Consumer<Outcome.Applied> {
    private final CodeStore codes;
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();

    /** Watches the code of a store. */
    public CodeWatch(CodeStore codes) {
        this.codes = codes;
    }

    /** The registry has changed, and with it perhaps code. */
    @Override
    public void accept(Outcome.Applied outcome) {
        for (Watched one : watched) {
            one.process.process().inject(one::check);
        }
    }

    /** Watches for a process, in which it is called; what has changed already it hears at once. */
    Watched begin(LuaProcess process, LuaProcess.Listener listener) {
        var one = new Watched(process, listener);
        watched.add(one);
        one.check();
        return one;
    }

    /** One process. Hears of its end, too, in place of its listener. */
    final class Watched implements LuaProcess.Listener {
        private final LuaProcess process;
        private final LuaProcess.Listener listener;
        private final List<Program.Chunk> chunks;

        /** The code of each chunk that the process runs or was told about. */
        private final Prototype[] known;

        private boolean isOver;

        Watched(LuaProcess process, LuaProcess.Listener listener) {
            this.process = process;
            this.listener = listener;
            this.chunks = process.program().chunks();
            this.known = new Prototype[chunks.size()];
            for (int i = 0; i < known.length; i++) {
                known[i] = chunks.get(i).code();
            }
        }

        /** Stops watching. In the process. {@return the listener} */
        LuaProcess.Listener end() {
            isOver = true;
            watched.remove(this);
            return listener;
        }

        @Override
        public void ended(LuaProcess guest, Process ended, ExitReason reason) {
            watched.remove(this);
            listener.ended(guest, ended, reason);
        }

        /** In the process. */
        private void check() {
            SortedSet<String> sources = changes();
            if (!isOver && !sources.isEmpty()) {
                process.process().outdate(sources);
            }
        }

        /** {@return what has changed since the last time, and what imports it} */
        private SortedSet<String> changes() {
            var sources = new TreeSet<String>();
            var isAffected = new boolean[known.length];
            for (int i = 0; i < known.length; i++) {
                Program.Chunk chunk = chunks.get(i);
                Prototype now = codes.prototype(chunk.id());
                if (now != null && now != known[i]) {
                    known[i] = now;
                    isAffected[i] = true;
                }
                for (Program.Import library : chunk.imports()) {
                    isAffected[i] |= isAffected[library.chunk()];
                }
                if (isAffected[i]) {
                    sources.add(chunk.id().toString());
                }
            }
            return sources;
        }
    }
}
