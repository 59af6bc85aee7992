// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wippy.registry.EntryId;

/** An entry of a kind {@code env.storage.…}: where values of environment variables are. */
public sealed interface EnvStorageConfig {

    /** What the kinds begin with. */
    String PREFIX = "env.storage.";

    /** The kind that asks several others. */
    String ROUTER = PREFIX + "router";

    /** All kinds. */
    List<String> KINDS =
            List.of(PREFIX + "memory", PREFIX + "os", PREFIX + "file", PREFIX + "static", ROUTER);

    /** As long as the application runs. */
    record Memory() implements EnvStorageConfig {}

    /** The environment of the program; read-only. */
    record Os() implements EnvStorageConfig {}

    /**
     * A file with a line {@code KEY=VALUE} for each value.
     *
     * @param path relative to the directory of the application, or absolute
     * @param autoCreate whether it is made when it does not exist; default false
     * @param fileMode its permissions when it is made; default 0644
     * @param directoryMode those of directories made for it; default 0755
     */
    record File(String path, boolean autoCreate, int fileMode, int directoryMode)
            implements EnvStorageConfig {}

    /** Values that stand in the entry; read-only. */
    record Static(Map<String, String> values) implements EnvStorageConfig {}

    /** Several others, asked in turn; the first that can be written takes what is set. */
    record Router(List<EntryId> storages) implements EnvStorageConfig {}

    /** {@return what the entry says} */
    static EnvStorageConfig read(Findings findings) {
        Fields fields = Fields.ofData(findings);
        EnvStorageConfig config =
                switch (findings.entry().kind().substring(PREFIX.length())) {
                    case "os" -> new Os();
                    case "file" ->
                            new File(
                                    fields.requiredText("file_path"),
                                    fields.flag("auto_create", false),
                                    (int) fields.integer("file_mode", 0644, 0, 0777),
                                    (int) fields.integer("dir_mode", 0755, 0, 0777));
                    case "static" -> new Static(values(fields));
                    case "router" -> new Router(storages(fields));
                    default -> new Memory();
                };
        fields.warnOfSlips();
        return config;
    }

    private static Map<String, String> values(Fields fields) {
        Fields section = fields.section("values");
        var values = new LinkedHashMap<String, String>();
        for (String key : section.keys()) {
            section.plainText(key).ifPresent(value -> values.put(key, value));
        }
        return values;
    }

    private static List<EntryId> storages(Fields fields) {
        var storages = new ArrayList<EntryId>();
        List<String> texts = fields.texts("storages");
        if (texts.isEmpty()) {
            fields.missing("storages", "list the ids of storages, the first to be asked first");
        }
        for (int i = 0; i < texts.size(); i++) {
            fields.full(texts.get(i), fields.pathOf("storages").child(i)).ifPresent(storages::add);
        }
        return List.copyOf(storages);
    }
}
