// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import wippy.actor.Env;
import wippy.actor.NodeOptions;
import wippy.runtime.history.HistoryChoice;
import wippy.runtime.load.LockFile;
import wippy.runtime.log.Log;
import wippy.runtime.terminal.Terminal;

/**
 * What a runtime is started with.
 *
 * @param base the directory of the application, where its lock file is
 * @param lock what the lock file says
 * @param overrides changes of entries, made before they are checked; of unknown entries nothing
 * @param modules what entries may list under {@code modules}
 * @param env time, chance and threads
 * @param environment the variables of the operating system; read, never changed
 * @param node sizes of the node of processes
 * @param history where versions of the entries are kept
 * @param log where the runtime and the application log
 * @param terminal what processes on terminal hosts read and write
 * @param conduct how strictly the application is taken
 */
public record RuntimeOptions(
        Path base,
        LockFile lock,
        List<EntryOverride> overrides,
        List<LuaModule> modules,
        Env env,
        Map<String, String> environment,
        NodeOptions node,
        HistoryChoice history,
        Log log,
        Terminal terminal,
        Conduct conduct) {

    /** Takes the application as it is written. */
    public RuntimeOptions(
            Path base,
            LockFile lock,
            List<EntryOverride> overrides,
            List<LuaModule> modules,
            Env env,
            Map<String, String> environment,
            NodeOptions node,
            HistoryChoice history,
            Log log,
            Terminal terminal) {
        this(
                base,
                lock,
                overrides,
                modules,
                env,
                environment,
                node,
                history,
                log,
                terminal,
                Conduct.DEFAULT);
    }

    /** Copies the lists. */
    public RuntimeOptions {
        overrides = List.copyOf(overrides);
        modules = List.copyOf(modules);
    }
}
