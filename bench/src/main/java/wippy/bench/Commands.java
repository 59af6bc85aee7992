// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the applications of {@code bench/apps} and the programs of their peers start. */
final class Commands {

    /** Processes that may exist at once in Erlang; its default is 262,144. */
    private static final String PROCESSES_MAX = "2000000";

    private final Path root;
    private final Path compiled;
    private final List<String> run;

    /** Prepares the systems: compiles the programs, looks up how the launcher starts Java. */
    Commands(List<Peer> peers, Options options, Report report)
            throws IOException, InterruptedException {
        this.root = options.root();
        this.compiled = Files.createDirectories(root.resolve("bench/target/erlang"));
        this.run =
                peers.contains(Peer.WIPPY)
                        ? Wippy.javaCommand(options, "run", "--help")
                        : List.of();
        if (peers.contains(Peer.WIPPY)) {
            report.add("wippy: `" + String.join(" ", run) + "`\n");
        }
        if (peers.contains(Peer.ERLANG)) {
            var command = new ArrayList<>(List.of("erlc", "-o", compiled.toString()));
            for (var module : List.of("processes", "memory", "timers")) {
                command.add(root.resolve("bench/erlang/" + module + ".erl").toString());
            }
            Child.run(root, command);
        }
        if (peers.contains(Peer.GO) || peers.contains(Peer.GO_ALONE)) {
            var output = goProgram().toString();
            Child.run(
                    root.resolve("bench/go"),
                    List.of("go", "build", "-buildvcs=false", "-o", output));
        }
    }

    /** {@return the command that runs an entry of an application in the launcher's heap} */
    List<String> wippy(String application, String entry, String... arguments) {
        var directory = root.resolve("bench/apps/" + application).toString();
        var command = new ArrayList<>(run);
        command.addAll(List.of("run", directory, "-x", "app:" + entry));
        command.addAll(List.of(arguments));
        return command;
    }

    /** {@return the command that calls a function of a module on some schedulers} */
    List<String> erlang(int schedulers, String module, String function, String... arguments) {
        var command = new ArrayList<String>();
        command.addAll(List.of("erl", "-noshell", "-pa", compiled.toString()));
        command.addAll(List.of("+S", schedulers + ":" + schedulers, "+P", PROCESSES_MAX));
        command.addAll(List.of("-run", module, function));
        command.addAll(List.of(arguments));
        return command;
    }

    /** {@return the command that runs a measurement of {@code bench/go} on some processors} */
    List<String> go(int processors, String... arguments) {
        var command = new ArrayList<String>();
        command.addAll(List.of("env", "GOMAXPROCS=" + processors, goProgram().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Path goProgram() {
        return root.resolve("bench/target/go/bench");
    }
}
