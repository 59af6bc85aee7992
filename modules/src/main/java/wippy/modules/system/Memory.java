// SPDX-License-Identifier: Apache-2.0
package wippy.modules.system;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import wippy.lua.FieldNames;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;

/** {@code system.memory}: the heap of the runtime, as the JVM tells. */
final class Memory {
    private static final FieldNames STATS =
            new FieldNames(
                    "alloc",
                    "total_alloc",
                    "sys",
                    "heap_alloc",
                    "heap_sys",
                    "heap_idle",
                    "heap_in_use",
                    "num_gc");

    /** What the collector tries to stay below; it may be changed while the JVM runs. */
    private static final String SOFT_LIMIT = "SoftMaxHeapSize";

    private static final long UNLIMITED = -1;

    private Memory() {}

    static LuaTable table() {
        return Functions.module(
                Guard.reading("memory", Functions.of("stats", state -> stats())),
                Guard.reading("memory", Functions.of("allocated", state -> heap().getUsed())),
                Guard.reading("memory", Functions.of("heap_objects", state -> unknownObjects())),
                Guard.reading("memory_limit", Functions.of("get_limit", state -> limit())),
                Guard.of(
                        "system.control",
                        "memory_limit",
                        Functions.of("set_limit", Memory::setLimit)));
    }

    private static MemoryUsage heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    }

    private static LuaTable stats() {
        MemoryUsage heap = heap();
        long other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getCommitted();
        return LuaTable.ofFields(
                STATS,
                new Object[] {
                    heap.getUsed(),
                    ManagementFactory.getPlatformMXBean(ThreadMXBean.class)
                            .getTotalThreadAllocatedBytes(),
                    heap.getCommitted() + other,
                    heap.getUsed(),
                    heap.getCommitted(),
                    heap.getCommitted() - heap.getUsed(),
                    heap.getUsed(),
                    cycles()
                });
    }

    /** {@return how often the heap was collected} Some collectors count their pauses beside. */
    private static long cycles() {
        long cycles = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (!collector.getName().endsWith("Pauses")) {
                cycles += Math.max(0, collector.getCollectionCount());
            }
        }
        return cycles;
    }

    private static Object unknownObjects() {
        return ErrorValue.failure(
                ErrorKind.UNAVAILABLE,
                "the JVM does not count its objects; 'jcmd PID GC.class_histogram' does");
    }

    private static HotSpotDiagnosticMXBean options() {
        return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    }

    private static long limit() {
        return Long.parseLong(options().getVMOption(SOFT_LIMIT).getValue());
    }

    private static Object setLimit(LuaState state, LuaFunction self, Object bytes) {
        long wanted = Arguments.integer(state, self, 1, bytes);
        long most = Runtime.getRuntime().maxMemory();
        if (wanted != UNLIMITED && (wanted < 1 || wanted > most)) {
            return ErrorValue.failure(
                    ErrorKind.INVALID,
                    "expected a limit from 1 to "
                            + most
                            + " bytes, which is what -m says, or -1 for that; got "
                            + wanted);
        }
        long before = limit();
        options().setVMOption(SOFT_LIMIT, Long.toString(wanted == UNLIMITED ? most : wanted));
        return before;
    }
}
