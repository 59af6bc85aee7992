// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Hashes that an attacker cannot foresee, for dictionaries whose keys collide suspiciously. */
final class Seeds {

    private static final long SECRET = new SecureRandom().nextLong();
    private static final AtomicLong COUNTER = new AtomicLong();

    private Seeds() {}

    /** {@return a seed that is not 0} */
    static long next() {
        return mix(SECRET + COUNTER.incrementAndGet() * 0x9E3779B97F4A7C15L) | 1;
    }

    static int hash(long seed, String key) {
        long hash = seed;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x9FB21C651E98DF25L;
            hash ^= hash >>> 29;
        }
        return (int) mix(hash ^ key.length());
    }

    static int hash(long seed, long key) {
        return (int) mix(mix(key ^ seed) + seed);
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 32) * 0xD6E8FEB86659FD93L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return mixed ^ mixed >>> 32;
    }
}
