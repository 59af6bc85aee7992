// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wippy.registry.EntryId;
import wippy.registry.Nearest;
import wippy.runtime.EntryOverride;
import wippy.runtime.config.Settings;
import wippy.runtime.history.HistoryChoice;
import wippy.runtime.load.Problem;
import wippy.runtime.load.Setting;
import wippy.runtime.load.SettingsFile;

/** The configuration of a run: files, profiles, {@code --set}, in this order. */
final class Configuration {
    private static final String OVERRIDE = "override.";

    private final Settings settings;
    private final List<Problem> problems = new ArrayList<>();
    private final HistoryChoice history;

    /**
     * Reads it.
     *
     * @throws CommandError if a file or profile is missing or the command line is wrong
     */
    Configuration(RunArguments arguments, Map<String, String> environment) {
        this.settings = new Settings(environment);
        List<String> files = arguments.texts("--config");
        if (files.isEmpty()) {
            Path usual = arguments.base().resolve(SettingsFile.NAME);
            if (Files.exists(usual)) {
                settings.addFile(SettingsFile.read(SettingsFile.NAME, usual, problems));
            }
        }
        for (String file : files) {
            Path path = Path.of(file);
            if (!Files.exists(path)) {
                throw new CommandError("--config: there is no file " + file);
            }
            settings.addFile(SettingsFile.read(file, path, problems));
        }
        for (String profile : arguments.texts("--profile")) {
            addProfile(profile);
        }
        for (String text : arguments.texts("--set")) {
            if (!settings.set(text)) {
                throw new CommandError("--set expects section.key=value, got '" + text + "'");
            }
        }
        settings.resolveVariables();
        history = HistoryChoice.of(settings, arguments.base(), problems::add);
        problems.addAll(settings.problems());
        problems.addAll(settings.unknownKeys());
    }

    private void addProfile(String name) {
        if (settings.addProfile(name)) {
            return;
        }
        List<String> known = settings.profiles();
        String hint =
                Nearest.to(name, known)
                        .map(near -> ": did you mean '" + near + "'?")
                        .orElse(
                                known.isEmpty()
                                        ? ": the configuration has none"
                                        : "; there are " + String.join(", ", known));
        throw new CommandError("there is no profile '" + name + "'" + hint);
    }

    /** {@return what is wrong with it} */
    List<Problem> problems() {
        return problems;
    }

    /** {@return the keys that are set and mean nothing in this version} */
    List<String> withoutEffect() {
        return settings.withoutEffect();
    }

    /** {@return where versions of the entries are to be kept} */
    HistoryChoice history() {
        return history;
    }

    /** {@return whether logs are to be JSON} */
    boolean logsJson() {
        return settings.text("logger.encoding").filter("json"::equals).isPresent();
    }

    /** {@return the changes of entries that it asks for} */
    List<EntryOverride> overrides() {
        var overrides = new ArrayList<EntryOverride>();
        for (Map.Entry<String, Setting> entry : settings.all().entrySet()) {
            Object value = entry.getValue().value();
            if (entry.getKey().startsWith(OVERRIDE) && value != null) {
                String path = entry.getKey().substring(OVERRIDE.length());
                int first = path.indexOf(':');
                int second = path.indexOf(':', first + 1);
                if (first < 1 || second < first + 2 || second == path.length() - 1) {
                    throw new CommandError(
                            entry.getValue().origin()
                                    + ": override expects namespace:entry:field, got '"
                                    + path
                                    + "'");
                }
                EntryId id = EntryId.parse(path.substring(0, second));
                overrides.add(new EntryOverride(id, path.substring(second + 1), value));
            }
        }
        return overrides;
    }

    /** {@return a line for each setting: key, value, and where it comes from} */
    String shown() {
        var text = new StringBuilder();
        for (Map.Entry<String, Setting> entry : settings.all().entrySet()) {
            text.append(entry.getKey())
                    .append(" = ")
                    .append(entry.getValue().value())
                    .append("  # ")
                    .append(entry.getValue().origin())
                    .append('\n');
        }
        return text.isEmpty() ? "Nothing is configured.\n" : text.toString();
    }
}
