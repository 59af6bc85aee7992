// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import wippy.actor.Pid;
import wippy.registry.EntryId;
import wippy.registry.Nearest;
import wippy.runtime.EntryOverride;
import wippy.runtime.config.Durations;
import wippy.runtime.config.Settings;
import wippy.runtime.history.HistoryChoice;
import wippy.runtime.link.Disabled;
import wippy.runtime.load.LockFile;
import wippy.runtime.load.Problem;
import wippy.runtime.load.Setting;
import wippy.runtime.load.SettingsFile;
import wippy.runtime.log.Log;

/** The configuration of a run: files, profiles, {@code --set}, in this order. */
final class Configuration {
    private static final String OVERRIDE = "override.";
    private static final String DISABLE = "disable.";
    private static final String META = "meta.";
    private static final String REPLACEMENTS = "workspace.replacements.";
    private static final String NODE_NAME = "relay.node_name";
    private static final String STREAM = "logmanager.stream_to_events";
    private static final String STREAM_FLAG = "-e";
    private static final long STOP_NANOS = 30_000_000_000L;

    private final Settings settings;
    private final Disabled disabled;

    /** What relative paths in it are relative to. */
    private final Path anchor;

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
        if (arguments.has(STREAM_FLAG)) {
            settings.set(STREAM, true, STREAM_FLAG);
        }
        for (String text : arguments.texts("--set")) {
            if (!settings.set(text)) {
                throw new CommandError("--set expects section.key=value, got '" + text + "'");
            }
        }
        settings.resolveVariables();
        nameNode(environment);
        history = HistoryChoice.of(settings, arguments.base(), problems::add);
        problems.addAll(settings.problems());
        if (settings.problems().isEmpty()) {
            problems.addAll(settings.wrongValues());
        }
        problems.addAll(settings.unknownKeys());
        this.anchor = files.isEmpty() ? arguments.base() : directoryOf(files.getFirst());
        this.disabled = readDisabled();
    }

    /** The environment knows best which node this is. */
    private void nameNode(Map<String, String> environment) {
        for (String variable : List.of("WIPPY_NODE_ID", "WIPPY_RELAY_NODE_NAME")) {
            String name = environment.getOrDefault(variable, "");
            if (!name.isEmpty()) {
                settings.set(NODE_NAME, name, variable);
                return;
            }
        }
    }

    private static Path directoryOf(String file) {
        return Path.of(file).toAbsolutePath().normalize().resolveSibling("");
    }

    private Disabled readDisabled() {
        Disabled found = Disabled.NOTHING;
        for (Map.Entry<String, Setting> entry : settings.all().entrySet()) {
            String key = entry.getKey();
            String origin = entry.getValue().origin();
            if (key.startsWith(DISABLE)) {
                for (String item : texts(entry.getValue().value())) {
                    try {
                        found = disabled(found, key.substring(DISABLE.length()), item, origin);
                    } catch (IllegalArgumentException e) {
                        String hint = "write it like app.* or app.(old|older).**";
                        problems.add(Problem.error(origin, String.valueOf(e.getMessage()), hint));
                    }
                }
            }
        }
        return found;
    }

    private static Disabled disabled(Disabled found, String key, String item, String origin) {
        if (key.equals("namespaces")) {
            return found.withNamespace(item, origin);
        }
        if (key.equals("entries")) {
            return found.withEntry(item, origin);
        }
        return key.startsWith(META)
                ? found.withMeta(key.substring(META.length()), item, origin)
                : found;
    }

    private static List<String> texts(@Nullable Object value) {
        var texts = new ArrayList<String>();
        for (Object item : value instanceof List<?> list ? list : Arrays.asList(value)) {
            if (item != null) {
                texts.add(item.toString());
            }
        }
        return texts;
    }

    /** {@return the entries that it takes out of the application} */
    Disabled disabled() {
        return disabled;
    }

    /** {@return the directories that stand for components} */
    List<LockFile.Replacement> replacements() {
        var replacements = new ArrayList<LockFile.Replacement>();
        for (Map.Entry<String, Setting> entry : settings.all().entrySet()) {
            if (entry.getKey().startsWith(REPLACEMENTS)
                    && entry.getValue().value() instanceof String path) {
                replacements.add(
                        new LockFile.Replacement(
                                entry.getKey().substring(REPLACEMENTS.length()),
                                anchor.resolve(path).toString(),
                                entry.getValue().origin()));
            }
        }
        return replacements;
    }

    /** {@return the longest time that stopping may take} */
    Duration stopTimeout() {
        OptionalLong nanos = Durations.parseNanos(settings.text("shutdown.timeout").orElse("30s"));
        return Duration.ofNanos(nanos.orElse(STOP_NANOS));
    }

    /** {@return the name of the node of processes} */
    String nodeName() {
        return settings.text(NODE_NAME).orElse(Pid.LOCAL);
    }

    /** {@return the least level that is logged, unless the command line says otherwise} */
    Log.Level logLevel() {
        Setting setting = settings.all().get("logmanager.min_level");
        if (setting != null && setting.value() instanceof Long level) {
            return Log.Level.values()[Math.clamp(level + 1, 0, 3)];
        }
        return Log.Level.INFO;
    }

    /** {@return whether logs are shown at all, unless the command line says so} */
    boolean isLogShown() {
        Setting setting = settings.all().get("logmanager.propagate_downstream");
        return setting == null || !Boolean.FALSE.equals(setting.value());
    }

    /** {@return whether log lines become events} */
    boolean streamsLogs() {
        return isSet(STREAM);
    }

    /** {@return whether what runs without actor or scope is denied everything} */
    boolean deniesNobody() {
        return isSet("security.strict_mode");
    }

    private boolean isSet(String flag) {
        Setting setting = settings.all().get(flag);
        return setting != null && Boolean.TRUE.equals(setting.value());
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
