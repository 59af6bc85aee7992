// SPDX-License-Identifier: Apache-2.0
package wippy.modules.uuid;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import wippy.actor.Env;

/** Makes identifiers (RFC 9562 §5). Those by time are different and ascend. Any thread. */
final class UuidSource {

    /** From 15 October 1582 to 1970, in units of 100 ns. */
    static final long GREGORIAN_TICKS = 0x01b21dd213814000L;

    private static final long VARIANT = 0x8000000000000000L;
    private static final long BELOW_VARIANT = 0x3fffffffffffffffL;

    private final Env env;
    private final AtomicLong lastTicks = new AtomicLong();

    /** Milliseconds since 1970 and 12 bits of a fraction. */
    private final AtomicLong lastFraction = new AtomicLong();

    UuidSource(Env env) {
        this.env = env;
    }

    /** {@return one of version 1} Its node is random, which the multicast bit says (§6.10). */
    UUID v1() {
        Instant now = env.now();
        long ticks = now.getEpochSecond() * 10_000_000 + now.getNano() / 100 + GREGORIAN_TICKS;
        long time = lastTicks.updateAndGet(last -> Math.max(last + 1, ticks));
        long most = time << 32 | (time >>> 16 & 0xffff_0000L) | 0x1000 | (time >>> 48 & 0xfff);
        return new UUID(most, VARIANT | (env.secret() & BELOW_VARIANT) | 1L << 40);
    }

    /** {@return a random one of version 4} */
    UUID v4() {
        return new UUID(
                (env.secret() & ~0xf000L) | 0x4000, VARIANT | (env.secret() & BELOW_VARIANT));
    }

    /** {@return one of version 7} */
    UUID v7() {
        Instant now = env.now();
        long nanos = now.getEpochSecond() * 1_000_000_000 + now.getNano();
        long fraction = nanos % 1_000_000 * 4096 / 1_000_000;
        long ticks = nanos / 1_000_000 << 12 | fraction;
        long time = lastFraction.updateAndGet(last -> Math.max(last + 1, ticks));
        return new UUID(
                (time & ~0xfffL) << 4 | 0x7000 | (time & 0xfff),
                VARIANT | (env.secret() & BELOW_VARIANT));
    }

    /** {@return the one of version 3 or 5 that a name has in a namespace} */
    static UUID named(UUID namespace, byte[] name, int version) {
        try {
            var digest = MessageDigest.getInstance(version == 3 ? "MD5" : "SHA-1");
            digest.update(bytes(namespace));
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(name));
            long most = hash.getLong();
            long least = hash.getLong();
            return new UUID(
                    (most & ~0xf000L) | (long) version << 12, VARIANT | (least & BELOW_VARIANT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5 and SHA-1", e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
