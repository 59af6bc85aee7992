// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import wippy.actor.Process;
import wippy.runtime.overview.ProcessView;

/**
 * What {@code wippy ps} wants to see; as text one {@code name=value} a line.
 *
 * @param isJson whether as JSON
 * @param host the hosts of processes, * being any characters; empty for all
 * @param entry their entries, likewise
 * @param state what they do; empty for anything
 * @param pid the address of one; empty for all
 * @param order which come first
 * @param limit how many at most; 0 for all
 */
record PsRequest(
        boolean isJson,
        String host,
        String entry,
        String state,
        String pid,
        Order order,
        int limit) {
    static final int LIMIT_DEFAULT = 50;
    static final List<String> STATES = List.of("running", "ready", "waiting", "ending");

    /** Which processes come first. */
    enum Order {
        /** The oldest. */
        PID,
        /** Those that have run longest. */
        CPU,
        /** Those with most messages waiting. */
        MAILBOX;

        /** {@return the order of that name} */
        static Optional<Order> of(String name) {
            for (Order order : values()) {
                if (order.text().equals(name)) {
                    return Optional.of(order);
                }
            }
            return Optional.empty();
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@return the request as text} */
    String text() {
        return String.join(
                "\n",
                "json=" + isJson,
                "host=" + host,
                "entry=" + entry,
                "state=" + state,
                "pid=" + pid,
                "sort=" + order.text(),
                "limit=" + limit);
    }

    /** {@return the request of a text} What it does not say is as if nothing was asked for. */
    static PsRequest parse(String text) {
        String limit = value(text, "limit");
        return new PsRequest(
                value(text, "json").equals("true"),
                value(text, "host"),
                value(text, "entry"),
                value(text, "state"),
                value(text, "pid"),
                Order.of(value(text, "sort")).orElse(Order.PID),
                limit.matches("\\d{1,9}") ? Integer.parseInt(limit) : LIMIT_DEFAULT);
    }

    private static String value(String text, String name) {
        for (String line : text.lines().toList()) {
            if (line.startsWith(name + "=")) {
                return line.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** {@return whether a process is one of those asked for} */
    boolean matches(Process process) {
        return (state.isEmpty() || state.equals(ProcessView.stateOf(process)))
                && (host.isEmpty() || isLike(host, process.host().id()))
                && (entry.isEmpty() || isLike(entry, ProcessView.entryOf(process)))
                && (pid.isEmpty() || pid.equals(process.toString()));
    }

    private static boolean isLike(String pattern, String text) {
        if (pattern.indexOf('*') < 0) {
            return pattern.equals(text);
        }
        String expression = "\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E";
        return Pattern.matches(expression, text);
    }
}
