// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

/** What a process is doing. */
public enum Activity {
    /** A worker runs it. */
    RUNNING,
    /** It waits for a worker. */
    READY,
    /** It waits for something to happen. */
    WAITING,
    /** It has been told to end, or ends by itself, and unwinds. */
    ENDING
}
