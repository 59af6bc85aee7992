// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.ArrayList;
import java.util.List;
import wippy.registry.DataPath;
import wippy.registry.Entry;
import wippy.registry.Fault;
import wippy.registry.RejectedException;
import wippy.runtime.load.Problem;
import wippy.runtime.load.Problem.Severity;

/** What was found wrong while one entry was read. Used by one thread. */
public final class Findings {

    private final Entry entry;
    private final List<Fault> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private boolean isRejected;

    /** Begins with nothing found. */
    public Findings(Entry entry) {
        this.entry = entry;
    }

    /** {@return findings about an entry that is not acceptable anyway} */
    public static Findings ofRejected(Entry entry) {
        var findings = new Findings(entry);
        findings.isRejected = true;
        return findings;
    }

    /** {@return the entry that is read} */
    public Entry entry() {
        return entry;
    }

    /** Adds something that makes the entry unusable. */
    public void error(DataPath path, String message, String hint) {
        var fault = new Fault(path, message, hint);
        if (!errors.contains(fault)) {
            errors.add(fault);
        }
    }

    /** Adds something that is probably not as meant, pointing at the key of a value. */
    public void warning(DataPath path, String message, String hint) {
        var place = entry.origin().locate(path);
        warnings.add(
                new Problem(
                        Severity.WARNING,
                        entry.origin().file(),
                        place.keyLine(),
                        place.keyColumn(),
                        message,
                        hint));
    }

    /**
     * Ends reading.
     *
     * @throws RejectedException if there are errors, all of which it tells, or if the entry is not
     *     acceptable anyway
     */
    public void rejectIfBroken() {
        if (isRejected || !errors.isEmpty()) {
            throw new RejectedException(errors);
        }
    }

    /** {@return the errors, in the order found} */
    public List<Fault> errors() {
        return List.copyOf(errors);
    }

    /** {@return the warnings, in the order found} */
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}
