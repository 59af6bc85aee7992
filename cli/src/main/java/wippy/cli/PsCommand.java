// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wippy.cli.control.RunningPrograms;

/** {@code wippy ps}: what runs in a program that runs an application. */
final class PsCommand {
    private static final int SUCCESS = 0;

    private final ParsedLine line;

    private PsCommand(ParsedLine line) {
        this.line = line;
    }

    /**
     * Carries it out.
     *
     * @param directory that of the application
     * @return the exit code
     */
    static int run(ParsedLine line, Path directory, Streams streams) {
        var command = new PsCommand(line);
        PsRequest request = command.request();
        try {
            var programs = new RunningPrograms(directory);
            long pid = command.choose(programs.pids(), directory);
            streams.print(programs.ask(pid, request.text()));
            return SUCCESS;
        } catch (IOException e) {
            throw new CommandError("the program does not answer: " + e.getMessage());
        }
    }

    private PsRequest request() {
        String sort = text("--sort");
        Optional<PsRequest.Order> order = PsRequest.Order.of(sort);
        if (order.isEmpty()) {
            var orders = Stream.of(PsRequest.Order.values()).map(PsRequest.Order::text);
            throw expected("--sort", orders, sort);
        }
        String state = text("--state");
        if (!state.isEmpty() && !PsRequest.STATES.contains(state)) {
            throw expected("--state", PsRequest.STATES.stream(), state);
        }
        return new PsRequest(
                line.has("--json"),
                text("--host"),
                text("--entry"),
                state,
                text("--pid"),
                order.get(),
                limit());
    }

    private int limit() {
        String limit = text("--limit");
        if (!limit.matches("\\d{1,9}")) {
            throw new CommandError(
                    "--limit expects how many processes to show, 0 for all, got '" + limit + "'");
        }
        return Integer.parseInt(limit);
    }

    private String text(String option) {
        return line.text(option).orElse("");
    }

    private static CommandError expected(String option, Stream<String> values, String got) {
        String all = values.collect(Collectors.joining(", "));
        return new CommandError(option + " expects one of " + all + ", got '" + got + "'");
    }

    private long choose(Collection<Long> pids, Path directory) {
        String wanted = text("--program");
        if (!wanted.isEmpty()) {
            return pids.stream()
                    .filter(pid -> Long.toString(pid).equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new CommandError(absent(wanted, pids, directory)));
        }
        if (pids.isEmpty()) {
            throw new CommandError(
                    "no application is running in "
                            + directory
                            + ": start it with 'wippy run', or name the directory of another");
        }
        if (pids.size() > 1) {
            throw new CommandError(
                    "several programs run the application of "
                            + directory
                            + ": choose one by --program "
                            + listed(pids));
        }
        return pids.iterator().next();
    }

    private static String absent(String wanted, Collection<Long> pids, Path directory) {
        return "process "
                + wanted
                + " does not run the application of "
                + directory
                + (pids.isEmpty() ? "" : "; " + listed(pids) + " does");
    }

    private static String listed(Collection<Long> pids) {
        return pids.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }
}
