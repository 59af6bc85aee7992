// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time (user and system) as the kernel counts it, in seconds. */
final class CpuTime {

    private static final int RUSAGE_CHILDREN = -1;
    private static final int RUSAGE_BYTES_MAX = 256;
    private static final double TICKS_PER_SECOND = 100;
    private static final MethodHandle GETRUSAGE = getrusage();

    private CpuTime() {}

    /** {@return the time of all children that have ended, to the microsecond} */
    static double ofChildren() {
        try (var arena = Arena.ofConfined()) {
            var usage = arena.allocate(RUSAGE_BYTES_MAX, Long.BYTES);
            var failed = (int) GETRUSAGE.invokeExact(RUSAGE_CHILDREN, usage);
            if (failed != 0) {
                throw new Failure("getrusage failed");
            }
            return timeval(usage, 0) + timeval(usage, 16);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** {@return the time that a living process has used, to 10 ms (Linux)} */
    static double of(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // proc(5): field 2 is the name in parentheses; fields 14 and 15 are utime and stime.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    private static double timeval(MemorySegment usage, long offset) {
        return usage.get(ValueLayout.JAVA_LONG, offset)
                + usage.get(ValueLayout.JAVA_INT, offset + 8) / 1e6;
    }

    @SuppressWarnings("restricted")
    private static MethodHandle getrusage() {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("getrusage"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    }
}
