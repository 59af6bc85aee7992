// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

/** What runs in a {@link Sim}; known to the test and to the woven classes alike. */
public interface Program {
    /** Runs on the first strand. Throws an {@link AssertionError} when a promise was broken. */
    void run(Sim sim);
}
