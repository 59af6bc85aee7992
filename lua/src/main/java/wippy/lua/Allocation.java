// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** Arrays whose size a program decides: one that does not fit raises instead of ending the JVM. */
final class Allocation {

    /**
     * From this many elements on, failure to allocate is the program's error, not the machine's.
     */
    private static final int HUGE = 1 << 20;

    /** Largest array that HotSpot makes. */
    private static final int LENGTH_MAX = Integer.MAX_VALUE - 8;

    private Allocation() {}

    static Object[] objects(long length) {
        try {
            return new Object[checked(length)];
        } catch (OutOfMemoryError e) {
            throw refused(length, e);
        }
    }

    static long[] longs(long length) {
        try {
            return new long[checked(length)];
        } catch (OutOfMemoryError e) {
            throw refused(length, e);
        }
    }

    static double[] doubles(long length) {
        try {
            return new double[checked(length)];
        } catch (OutOfMemoryError e) {
            throw refused(length, e);
        }
    }

    private static int checked(long length) {
        if (length > LENGTH_MAX) {
            throw LuaError.ofHandled("not enough memory");
        }
        return (int) length;
    }

    private static RuntimeException refused(long length, OutOfMemoryError error) {
        if (length < HUGE) {
            throw error;
        }
        return LuaError.ofHandled("not enough memory");
    }
}
