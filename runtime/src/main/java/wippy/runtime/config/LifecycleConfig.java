// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import wippy.registry.EntryId;

/**
 * The section {@code lifecycle} that every supervised kind has.
 *
 * @param autoStart whether it starts with the application; default false
 * @param startup whether a failure to start fails the start of the application; default required
 * @param requires the entries that must run before it; {@code depends_on} is an old name and counts
 *     as well
 * @param startTimeout how long starting may take; default 10s
 * @param stopTimeout how long an orderly stop may take; default 10s
 * @param stableThreshold after running that long, failures are counted from zero; default 5s
 * @param restart when it is started again after a failure
 * @param security in whose name it runs
 */
public record LifecycleConfig(
        boolean autoStart,
        Startup startup,
        List<EntryId> requires,
        Duration startTimeout,
        Duration stopTimeout,
        Duration stableThreshold,
        RestartConfig restart,
        SecurityConfig security) {

    /** What a failure to start means. */
    public enum Startup {
        /** The application does not start. */
        REQUIRED,
        /** The application starts without it. */
        OPTIONAL
    }

    /** The section's name in entries. */
    static final String KEY = "lifecycle";

    /** {@return what an entry says that runs code of others, in their names} */
    static LifecycleConfig ofHost(Fields entry) {
        if (entry.value(KEY) instanceof Map<?, ?>) {
            SecurityConfig.warnOfNoEffect(entry.section(KEY));
        }
        return read(entry);
    }

    static LifecycleConfig read(Fields entry) {
        Fields fields = entry.section(KEY);
        String namespace = entry.findings().entry().id().namespace();
        var requires = new LinkedHashSet<EntryId>();
        for (String key : List.of("requires", "depends_on")) {
            fields.texts(key).forEach(text -> requires.add(EntryId.resolve(text, namespace)));
        }
        var config =
                new LifecycleConfig(
                        fields.flag("auto_start", false),
                        fields.choice("startup", Startup.REQUIRED),
                        List.copyOf(requires),
                        fields.duration("start_timeout", Duration.ofSeconds(10)),
                        fields.duration("stop_timeout", Duration.ofSeconds(10)),
                        fields.duration("stable_threshold", Duration.ofSeconds(5)),
                        RestartConfig.read(fields.section("restart")),
                        SecurityConfig.of(fields));
        fields.warnOfSlips();
        return config;
    }
}
