// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.terminal;

import java.io.IOException;

/**
 * Raw mode of a terminal: what is typed comes at once, not by lines, and is not shown. It lasts
 * until it was left as often as it was entered. Any thread; entering and leaving may wait for the
 * system, so a process does it by {@link wippy.actor.Process#blocking}.
 */
public final class RawMode {

    /** Changes a terminal. One call at a time. */
    public interface Switch {
        /**
         * Turns raw mode on, or all that was changed back.
         *
         * @throws IOException if that does not work
         */
        void set(boolean isRaw) throws IOException;
    }

    private final Switch terminal;
    private int entered;

    /** Normal mode. */
    public RawMode(Switch terminal) {
        this.terminal = terminal;
    }

    /** {@return raw mode of what is no terminal: entering it fails} */
    public static RawMode none() {
        return new RawMode(
                isRaw -> {
                    throw new IOException("standard input is no terminal");
                });
    }

    /**
     * Enters raw mode, or once more.
     *
     * @throws IOException if the terminal cannot be changed, or is none
     */
    public synchronized void enter() throws IOException {
        if (entered == 0) {
            terminal.set(true);
        }
        entered++;
    }

    /**
     * Leaves raw mode, if it was left as often as it was entered. Does nothing in normal mode.
     *
     * @throws IOException if the terminal cannot be changed
     */
    public synchronized void leave() throws IOException {
        if (entered == 1) {
            terminal.set(false);
        }
        entered = Math.max(0, entered - 1);
    }

    /**
     * Leaves raw mode, however often it was entered.
     *
     * @throws IOException if the terminal cannot be changed
     */
    public synchronized void reset() throws IOException {
        if (entered > 0) {
            entered = 0;
            terminal.set(false);
        }
    }
}
