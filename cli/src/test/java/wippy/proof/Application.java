// SPDX-License-Identifier: Apache-2.0
package wippy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import wippy.actor.ExitReason;
import wippy.actor.NodeOptions;
import wippy.actor.SystemEnv;
import wippy.modules.Modules;
import wippy.registry.EntryId;
import wippy.runtime.LuaModule;
import wippy.runtime.Runtime;
import wippy.runtime.RuntimeOptions;
import wippy.runtime.history.HistoryChoice;
import wippy.runtime.load.LockFile;
import wippy.runtime.log.Log;
import wippy.runtime.terminal.Terminal;

/**
 * An application of {@code src/test/resources/wippy/proof} that runs in this JVM. Its namespace is
 * {@code app}, its terminal host {@code app:terminal}.
 */
final class Application implements AutoCloseable {
    private static final Path APPS = Path.of("src/test/resources/wippy/proof");
    private static final long SECONDS_MAX = 300;

    private final Runtime runtime;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Application(Path base, int workers, List<LuaModule> further) {
        var modules = new ArrayList<>(Modules.all());
        modules.addAll(further);
        var terminal = new Terminal(InputStream.nullInputStream(), printed, printed, List.of());
        runtime =
                Runtime.load(
                        new RuntimeOptions(
                                base,
                                LockFile.DEFAULT,
                                List.of(),
                                modules,
                                new SystemEnv(),
                                Map.of(),
                                NodeOptions.DEFAULT.withWorkers(workers),
                                HistoryChoice.MEMORY,
                                Log.SILENT,
                                terminal));
    }

    /** {@return where an application is} */
    static Path directory(String name) {
        return APPS.resolve(name).toAbsolutePath();
    }

    /** Starts an application; all its entries must be sound. */
    static Application start(String name, int workers, LuaModule... further) {
        return start(directory(name), workers, further);
    }

    /** Starts an application that is elsewhere; all its entries must be sound. */
    static Application start(Path base, int workers, LuaModule... further) {
        var application = new Application(base, workers, List.of(further));
        assertThat(application.runtime.problems()).isEmpty();
        application.runtime.start();
        return application;
    }

    /** Begins to run a process on the terminal. */
    CompletableFuture<ExitReason> begin(String process, String... arguments) {
        return runtime.run(
                EntryId.parse("app:" + process), EntryId.parse("app:terminal"), List.of(arguments));
    }

    /** Runs a process on the terminal to its end. {@return what it and others printed meanwhile} */
    String run(String process, String... arguments) throws Exception {
        printed.reset();
        ExitReason end = begin(process, arguments).get(SECONDS_MAX, TimeUnit.SECONDS);
        String output = output();
        assertThat(end.isFailure()).as("%s%n%s", end.message(), output).isFalse();
        return output;
    }

    /** {@return what was printed since the last run began} */
    String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        runtime.stop("the test is over");
    }
}
