// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * The generator behind {@code math.random}: xoshiro256** 1.0 by Blackman and Vigna, seeded by
 * chained steps of splitmix64. Belongs to one state.
 */
public final class Xoshiro256 {

    /** The step of splitmix64. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long a;
    private long b;
    private long c;
    private long d;

    /** A generator that gives the same numbers for the same seed. */
    public Xoshiro256(long seed) {
        seed(seed);
    }

    /** Begins the numbers of another seed. */
    public void seed(long seed) {
        a = mixed(seed + GOLDEN);
        b = mixed(a + GOLDEN);
        c = mixed(b + GOLDEN);
        d = mixed(c + GOLDEN);
    }

    private static long mixed(long seed) {
        long z = seed;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** {@return 64 random bits} */
    public long nextLong() {
        long result = Long.rotateLeft(b * 5, 7) * 9;
        long shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = Long.rotateLeft(d, 45);
        return result;
    }

    /** {@return a float from 0 up to but not including 1, of 53 random bits} */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** {@return an integer from 0 to {@code most}, which is not negative, each equally likely} */
    public long nextLong(long most) {
        if ((most & (most + 1)) == 0) {
            return nextLong() & most;
        }
        long mask = -1L >>> Long.numberOfLeadingZeros(most);
        long candidate;
        do {
            candidate = nextLong() & mask;
        } while (candidate > most);
        return candidate;
    }
}
