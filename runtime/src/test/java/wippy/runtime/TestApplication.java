// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import wippy.actor.NodeOptions;
import wippy.actor.SystemEnv;
import wippy.runtime.history.HistoryChoice;
import wippy.runtime.load.LockFile;
import wippy.runtime.log.Log;
import wippy.runtime.terminal.Terminal;

/** Applications of tests: with one worker, without modules, silent. */
public final class TestApplication {

    private TestApplication() {}

    /** {@return the options of an application in a directory} */
    public static RuntimeOptions options(Path directory, LockFile lock, Log log, Conduct conduct) {
        var none = new ByteArrayOutputStream();
        var input = new ByteArrayInputStream(new byte[0]);
        return new RuntimeOptions(
                directory,
                lock,
                List.of(),
                List.of(),
                new SystemEnv(),
                Map.of(),
                NodeOptions.DEFAULT.withWorkers(1),
                HistoryChoice.MEMORY,
                log,
                new Terminal(input, none, none, List.of()),
                conduct);
    }

    /** {@return an application that was loaded and stopped again, to be looked at} */
    public static Runtime loaded(Path directory, LockFile lock) {
        var application = Runtime.load(options(directory, lock, Log.SILENT, Conduct.DEFAULT));
        application.stop("not started");
        return application;
    }
}
