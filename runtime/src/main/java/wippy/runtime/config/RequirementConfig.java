// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wippy.registry.EntryId;

/**
 * An entry of kind {@code ns.requirement}: a value that a component does not know itself, and where
 * it goes.
 *
 * @param otherwise the value when nobody gives one; if there is none, somebody has to
 * @param targets where the value goes, at least one place
 */
public record RequirementConfig(Optional<Object> otherwise, List<Target> targets) {

    /** The kind. */
    public static final String KIND = "ns.requirement";

    private static final String APPEND = "+=";

    /**
     * A place for the value.
     *
     * @param entry whose value it is
     * @param keys the way to the value: keys of maps, the first {@code meta} or {@code data}
     * @param isAppended whether it is added to the list there
     */
    public record Target(EntryId entry, List<String> keys, boolean isAppended) {}

    /** {@return what the entry says} */
    public static RequirementConfig read(Findings findings) {
        Fields fields = Fields.ofData(findings);
        var targets = new ArrayList<Target>();
        for (Fields target : fields.sections("targets")) {
            if (!target.has("entry")) {
                target.missing("entry", "write 'entry: …'");
            }
            Optional<EntryId> entry = target.reference("entry");
            String path = target.requiredText("path");
            target.warnOfSlips();
            List<String> keys = keys(path);
            if (keys.contains("") && !path.isBlank()) {
                findings.error(
                        target.pathOf("path"),
                        "expected keys with dots between as 'path', got '" + path + "'",
                        "write it like .meta.router or .middleware+=");
            } else if (entry.isPresent()) {
                targets.add(new Target(entry.get(), keys, path.strip().endsWith(APPEND)));
            }
        }
        if (!fields.has("targets")
                || (fields.value("targets") instanceof List<?> list && list.isEmpty())) {
            fields.missing("targets", "list where the value goes: '- entry: …' and 'path: …'");
        }
        Optional<Object> otherwise = Optional.ofNullable(fields.value("default"));
        fields.warnOfSlips();
        return new RequirementConfig(otherwise, List.copyOf(targets));
    }

    private static List<String> keys(String path) {
        String text = path.strip();
        text = text.endsWith(APPEND) ? text.substring(0, text.length() - 2).strip() : text;
        text = text.startsWith(".") ? text.substring(1) : text;
        var keys = new ArrayList<>(List.of(text.split("\\.", -1)));
        boolean isFull =
                keys.size() > 1
                        && (keys.getFirst().equals("meta") || keys.getFirst().equals("data"));
        if (!isFull) {
            keys.addFirst("data");
        }
        return List.copyOf(keys);
    }
}
