// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import org.jspecify.annotations.Nullable;

/**
 * The address of a process: node, host and number. Its text is <code>{host|0x00001}</code>, with
 * <code>node@</code> before the host unless the node is {@code local}. Numbers count from 1 and are
 * never given twice by one node.
 */
public final class Pid {
    /** The node name that is left out of the text. */
    public static final String LOCAL = "local";

    private static final int DIGITS_MIN = 5;

    private final String node;
    private final String host;
    private final long number;
    private @Nullable String text;

    /** Makes the address of process {@code number} on {@code host} of {@code node}. */
    public Pid(String node, String host, long number) {
        this.node = node;
        this.host = host;
        this.number = number;
    }

    /**
     * Reads the text form. A third part between host and number, which older versions wrote, is
     * skipped.
     *
     * @return null if the text is not that of a PID
     */
    public static @Nullable Pid parse(String text) {
        int length = text.length();
        int last = text.lastIndexOf('|');
        if (length < 2 || text.charAt(0) != '{' || text.charAt(length - 1) != '}' || last < 0) {
            return null;
        }
        long number = number(text, last + 1, length - 1);
        int first = text.indexOf('|');
        int at = text.indexOf('@');
        if (at > first) {
            at = -1;
        }
        var host = text.substring(Math.max(at, 0) + 1, first);
        if (number < 0 || host.isEmpty() || at == 1) {
            return null;
        }
        return new Pid(at < 0 ? LOCAL : text.substring(1, at), host, number);
    }

    /**
     * {@return the number in the text of a PID on the local node, -1 if it is none} Whether the
     * host is right is for {@link #names} to say.
     */
    static long localNumber(String text) {
        int length = text.length();
        int bar = text.lastIndexOf('|');
        return bar > 0 && text.charAt(0) == '{' && text.charAt(length - 1) == '}'
                ? number(text, bar + 1, length - 1)
                : -1;
    }

    /** {@return whether a text with a {@link #localNumber} has exactly this host before it} */
    static boolean names(String text, String host) {
        return text.lastIndexOf('|') == host.length() + 1 && text.startsWith(host, 1);
    }

    private static long number(String text, int from, int to) {
        if (to - from < 3
                || to - from > 18
                || text.charAt(from) != '0'
                || (text.charAt(from + 1) | 0x20) != 'x') {
            return -1;
        }
        long number = 0;
        for (int i = from + 2; i < to; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            number = number << 4 | digit;
        }
        return number;
    }

    /** {@return the node's name} */
    public String node() {
        return node;
    }

    /** {@return the id of the process's host} */
    public String host() {
        return host;
    }

    /** {@return the number, unique on its node} */
    public long number() {
        return number;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pid pid
                && number == pid.number
                && node.equals(pid.node)
                && host.equals(pid.host);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    /** {@return the text form} */
    @Override
    public String toString() {
        var cached = text;
        if (cached == null) {
            var digits = Long.toHexString(number);
            var prefix = node.equals(LOCAL) ? "{" : "{" + node + "@";
            cached =
                    prefix
                            + host
                            + "|0x"
                            + "0".repeat(Math.max(0, DIGITS_MIN - digits.length()))
                            + digits
                            + "}";
            text = cached;
        }
        return cached;
    }
}
