// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

/**
 * How many instances of a function there are to answer calls.
 *
 * @param type how the number is found
 * @param workers instances of a static pool; otherwise 0
 * @param maxSize the most instances of a lazy or adaptive pool; otherwise 0
 * @param buffer calls that wait for a static pool; otherwise 0
 * @param warmStart whether instances are made before the first call
 */
public record PoolConfig(Type type, int workers, int maxSize, int buffer, boolean warmStart) {

    /** How the number of instances is found. */
    public enum Type {
        /** By what the entry says of sizes. */
        AUTO,
        /** One for each call, in the process that calls. */
        INLINE,
        /** As many as calls need, up to a limit; idle ones go. */
        LAZY,
        /** Always the same. */
        STATIC,
        /** As many as the throughput suggests, up to a limit. */
        ADAPTIVE
    }

    private static final int SIZE_MAX = 1_000_000;

    static PoolConfig read(Fields fields) {
        Type type = fields.choice("type", Type.AUTO);
        int size = count(fields, "size");
        int workers = count(fields, "workers");
        int maxSize = count(fields, "max_size");
        int buffer = count(fields, "buffer");
        boolean warmStart = fields.flag("warm_start", false);
        fields.warnOfSlips();
        return switch (type) {
            case AUTO ->
                    workers > 0
                            ? fixed(workers, buffer, warmStart)
                            : size == 0 || maxSize > 0
                                    ? growing(Type.LAZY, maxSize, 100, warmStart)
                                    : new PoolConfig(Type.INLINE, 0, 0, 0, warmStart);
            case INLINE -> new PoolConfig(Type.INLINE, 0, 0, 0, warmStart);
            case LAZY, ADAPTIVE -> growing(type, maxSize, 16, warmStart);
            case STATIC -> fixed(workers > 0 ? workers : size > 0 ? size : 8, buffer, warmStart);
        };
    }

    private static PoolConfig fixed(int workers, int buffer, boolean warmStart) {
        int waiting = buffer > 0 ? buffer : Math.multiplyExact(workers, 64);
        return new PoolConfig(Type.STATIC, workers, 0, waiting, warmStart);
    }

    private static PoolConfig growing(Type type, int maxSize, int otherwise, boolean warmStart) {
        return new PoolConfig(type, 0, maxSize > 0 ? maxSize : otherwise, 0, warmStart);
    }

    private static int count(Fields fields, String key) {
        return (int) fields.integer(key, 0, 0, SIZE_MAX);
    }
}
