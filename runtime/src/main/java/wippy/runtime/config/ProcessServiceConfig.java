// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.List;
import java.util.Optional;
import wippy.registry.EntryId;

/**
 * An entry of kind {@code process.service}: a process that is started and restarted for one.
 *
 * @param process the definition of the process; a bare name is one of the same namespace
 * @param host the host to run on
 * @param input the arguments of the process, each a value as entries have it
 * @param lifecycle how it is supervised
 */
public record ProcessServiceConfig(
        EntryId process, EntryId host, List<?> input, LifecycleConfig lifecycle) {

    /** The kind. */
    public static final String KIND = "process.service";

    private static final EntryId NONE = new EntryId("", "");

    /** {@return what the entry says} */
    public static ProcessServiceConfig read(Findings findings) {
        Fields fields = Fields.ofData(findings);
        var config =
                new ProcessServiceConfig(
                        required(fields, "process", fields.reference("process")),
                        required(fields, "host", fields.fullReference("host")),
                        fields.values("input"),
                        LifecycleConfig.read(fields));
        fields.warnOfSlips();
        return config;
    }

    private static EntryId required(Fields fields, String key, Optional<EntryId> id) {
        if (!fields.has(key)) {
            fields.missing(key, "write '" + key + ": ' and the id of an entry");
        }
        return id.orElse(NONE);
    }
}
