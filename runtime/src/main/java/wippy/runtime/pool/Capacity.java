// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.pool;

import wippy.actor.ProcessHost;
import wippy.runtime.config.PoolConfig;

/**
 * How many instances a pool may have. That of an adaptive pool changes with the load: as long as
 * calls wait and more instances answer more calls it grows; when the last growth did not help it
 * goes back.
 */
final class Capacity {
    /** Growth has helped if so many times the calls were answered. */
    private static final double HELPED = 1.05;

    private final PoolConfig config;
    private final int first;
    private int now;

    /** Calls answered since the pool looked last, and in the time before. */
    private int answered;

    private int answeredBefore;
    private boolean hasGrown;

    private Capacity(PoolConfig config, int first) {
        this.config = config;
        this.first = first;
        this.now = first;
    }

    /** {@return that which an entry asks for} */
    static Capacity of(PoolConfig config, ProcessHost host) {
        return new Capacity(
                config,
                switch (config.type()) {
                    case AUTO, INLINE -> Integer.MAX_VALUE;
                    case LAZY -> config.maxSize();
                    case STATIC -> config.workers();
                    case ADAPTIVE -> Math.min(host.node().options().workers(), config.maxSize());
                });
    }

    /** {@return how many there may be now} */
    int now() {
        return now;
    }

    /** {@return how many calls may wait for an instance} */
    int buffer() {
        return isFixed() ? config.buffer() : Integer.MAX_VALUE;
    }

    /** {@return how many there are to be before the first call} */
    int warm() {
        return config.warmStart() ? (isFixed() ? now : 1) : 0;
    }

    /** {@return whether instances stay when they are idle} */
    boolean isFixed() {
        return config.type() == PoolConfig.Type.STATIC;
    }

    boolean isAdaptive() {
        return config.type() == PoolConfig.Type.ADAPTIVE;
    }

    /** A call was answered. */
    void answered() {
        answered++;
    }

    /** Calls wait: chooses another number. */
    void adapt() {
        if (!hasGrown || answered == 0 || answered > answeredBefore * HELPED) {
            now = Math.min(config.maxSize(), now + Math.max(1, now / 4));
            hasGrown = true;
        } else {
            now = Math.max(first, now - 1);
            hasGrown = false;
        }
        answeredBefore = answered;
        answered = 0;
    }
}
