// SPDX-License-Identifier: Apache-2.0
package wippy.modules.system;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import wippy.actor.Process;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.lua.Services;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/**
 * {@code system.gc}, {@code system.runtime} and {@code system.process}: the collector, the workers,
 * and the process of the operating system.
 */
final class Machine {
    /** Where Linux has its name. */
    private static final Path HOSTNAME = Path.of("/proc/sys/kernel/hostname");

    private final Services services;

    Machine(Services services) {
        this.services = services;
    }

    LuaTable collector() {
        return Functions.module(
                Guard.of("system.gc", "gc", Functions.of("collect", Machine::collect)),
                Guard.reading("gc_percent", Functions.of("get_percent", state -> noPercentage())),
                Guard.of(
                        "system.gc",
                        "gc_percent",
                        Functions.of(
                                "set_percent",
                                (state, self, percent) -> {
                                    Arguments.number(state, self, 1, percent);
                                    return noPercentage();
                                })));
    }

    private static Object collect(LuaState state) {
        Process process = LuaProcess.of(state).process();
        return state.await(
                () ->
                        elsewhere(
                                process,
                                () -> {
                                    System.gc();
                                    return true;
                                }));
    }

    private static Object noPercentage() {
        return ErrorValue.failure(
                ErrorKind.UNAVAILABLE,
                "the collector of the JVM has no target percentage: system.memory.set_limit and -m"
                        + " say how large the heap may become");
    }

    LuaTable runtime() {
        return Functions.module(
                Guard.reading(
                        "goroutines",
                        Functions.of("goroutines", state -> services.overview().tasks())),
                Guard.reading(
                        "cpu",
                        Functions.of(
                                "cpu_count",
                                state -> (long) Runtime.getRuntime().availableProcessors())),
                Functions.of("max_procs", this::workers));
    }

    private Object workers(LuaState state, LuaFunction self, Object wanted) {
        try {
            Guard.require(state, wanted == null ? "system.read" : "system.control", "gomaxprocs");
        } catch (Failure e) {
            return e.result();
        }
        long workers = services.node().options().workers();
        if (wanted == null) {
            return workers;
        }
        long number = Arguments.integer(state, self, 1, wanted);
        if (number < 1) {
            return ErrorValue.failure(
                    ErrorKind.INVALID, "expected at least one worker, got " + number);
        }
        return number == workers
                ? workers
                : ErrorValue.failure(
                        ErrorKind.UNAVAILABLE,
                        "there are "
                                + workers
                                + " workers, one for each core; their number cannot change");
    }

    LuaTable process() {
        return Functions.module(
                Guard.reading("pid", Functions.of("pid", state -> ProcessHandle.current().pid())),
                Guard.reading("hostname", Functions.of("hostname", Machine::hostname)),
                Guard.reading(
                        "cwd",
                        Functions.of(
                                "cwd", state -> LuaString.of(System.getProperty("user.dir")))));
    }

    private static Object hostname(LuaState state) {
        Process process = LuaProcess.of(state).process();
        try {
            return LuaString.of(
                    (String) state.await(() -> elsewhere(process, Machine::readHostname)));
        } catch (Failure e) {
            return e.result();
        }
    }

    private static String readHostname() throws IOException {
        return Files.isReadable(HOSTNAME)
                ? Files.readString(HOSTNAME).strip()
                : InetAddress.getLocalHost().getHostName();
    }

    private static Object elsewhere(Process process, Callable<?> work) {
        try {
            return process.blocking(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new Failure(ErrorKind.INTERNAL, String.valueOf(e.getMessage()));
        }
    }
}
