// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.util.ArrayList;
import java.util.List;

/** The systems of processes that are compared. */
enum Peer {
    WIPPY("wippy"),
    ERLANG("erlang"),
    GO("go"),

    /** Go with one processor, so that its goroutines take turns as the tasks of a process do. */
    GO_ALONE("go1");

    private final String label;

    Peer(String label) {
        this.label = label;
    }

    /** {@return its name on the command line and in tables} */
    String label() {
        return label;
    }

    /**
     * {@return those that are wanted and installed; the report says which one is missing}
     *
     * @param known those that a group has programs for
     */
    static List<Peer> present(List<Peer> known, Options options, Report report)
            throws InterruptedException {
        var present = new ArrayList<Peer>();
        for (var peer : known) {
            if (!options.wantsEngine(peer.label)) {
                continue;
            }
            if (peer.isThere(options)) {
                present.add(peer);
            } else {
                report.add(peer.label + " is missing: " + peer.remedy() + "\n");
            }
        }
        return present;
    }

    private boolean isThere(Options options) throws InterruptedException {
        return switch (this) {
            case WIPPY -> Wippy.isThere(options);
            case ERLANG -> Machine.has("erlc");
            case GO, GO_ALONE -> Machine.has("go");
        };
    }

    private String remedy() {
        return this == WIPPY ? "`./wippy version` fails" : "bench/setup installs it";
    }
}
