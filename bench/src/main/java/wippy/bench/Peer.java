// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.util.ArrayList;
import java.util.List;

/** The two systems of processes that are compared. */
enum Peer {
    WIPPY,
    ERLANG;

    /** {@return its name on the command line and in tables} */
    String label() {
        return this == WIPPY ? "wippy" : "erlang";
    }

    /** {@return those that are wanted and installed; the report says which one is missing} */
    static List<Peer> present(Options options, Report report) throws InterruptedException {
        var present = new ArrayList<Peer>();
        if (options.wantsEngine(WIPPY.label())) {
            if (Wippy.isThere(options)) {
                present.add(WIPPY);
            } else {
                report.add("wippy is missing: `./wippy version` fails\n");
            }
        }
        if (options.wantsEngine(ERLANG.label())) {
            if (Machine.has("erlc")) {
                present.add(ERLANG);
            } else {
                report.add("erlang is missing: bench/setup installs it\n");
            }
        }
        return present;
    }
}
