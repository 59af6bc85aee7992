// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown by an {@link EntryHandler} that does not accept a change. Carries no stack trace. */
public final class RejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * Refuses a change.
     *
     * @param faults everything that is wrong; nothing if it is known already what is
     */
    public RejectedException(List<Fault> faults) {
        super(
                faults.stream().map(Fault::message).collect(Collectors.joining("; ")),
                null,
                false,
                false);
        this.faults = List.copyOf(faults);
    }

    /**
     * Refuses a change for one reason.
     *
     * @param path the value that is wrong
     * @param message what was expected and what came
     * @param hint what to do about it; may be empty
     */
    public RejectedException(DataPath path, String message, String hint) {
        this(List.of(new Fault(path, message, hint)));
    }

    /** {@return everything that is wrong} */
    public List<Fault> faults() {
        return faults;
    }
}
