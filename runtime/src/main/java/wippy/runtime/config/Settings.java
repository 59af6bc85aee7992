// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wippy.registry.Nearest;
import wippy.runtime.load.Problem;
import wippy.runtime.load.Setting;

/**
 * The configuration of the runtime, put together from files, then profiles, then the command line:
 * of each setting the last counts. Then {@code ${name}} in texts stands for {@code vars.name};
 * {@code ${env:NAME}}, for a variable of the operating system, is resolved as a file comes.
 *
 * <p>Keys are the keys of sections with dots between. Used by one thread.
 */
public final class Settings {
    private static final String PROFILES = "profiles.";
    private static final String VARS = "vars.";

    private final Map<String, String> environment;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Setting> settings = new TreeMap<>();
    private final Map<String, Map<String, Setting>> profiles = new LinkedHashMap<>();

    /** Begins without settings; the variables are those of the operating system. */
    public Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Lays the settings of a file over those that are there. */
    public void addFile(Map<String, Setting> file) {
        for (Map.Entry<String, Setting> entry : file.entrySet()) {
            String key = entry.getKey();
            int end = key.indexOf('.', PROFILES.length());
            if (!key.startsWith(PROFILES)) {
                put(settings, key, resolved(entry.getValue()));
            } else if (end > 0) {
                String name = key.substring(PROFILES.length(), end);
                String inside = key.substring(end + 1);
                Map<String, Setting> profile =
                        profiles.computeIfAbsent(name, _ -> new LinkedHashMap<>());
                if (inside.startsWith(VARS) && hasEnvironment(entry.getValue().value())) {
                    wrong(
                            entry.getValue(),
                            "the variables of a profile cannot use ${env:…}",
                            "use it in the variables of the file");
                } else {
                    put(profile, inside, resolved(entry.getValue()));
                }
            } else {
                profiles.computeIfAbsent(
                        key.substring(PROFILES.length()), _ -> new LinkedHashMap<>());
            }
        }
    }

    /** Lays a profile over the settings that are there. {@return whether there is such a one} */
    public boolean addProfile(String name) {
        Map<String, Setting> profile = profiles.get(name);
        if (profile == null) {
            return false;
        }
        for (Map.Entry<String, Setting> entry : profile.entrySet()) {
            String key = entry.getKey();
            Setting setting = entry.getValue();
            var named = new Setting(setting.value(), setting.origin() + " (" + name + ")");
            boolean isDisable = key.startsWith("disable.");
            if (isDisable && key.endsWith(".add")) {
                change(key.substring(0, key.length() - ".add".length()), named, true);
            } else if (isDisable && key.endsWith(".remove")) {
                change(key.substring(0, key.length() - ".remove".length()), named, false);
            } else {
                put(settings, key, named);
            }
        }
        return true;
    }

    private void change(String key, Setting by, boolean isAdded) {
        Setting present = settings.get(key);
        var items = new ArrayList<@Nullable Object>();
        if (present != null && present.value() instanceof List<?> list) {
            items.addAll(list);
        }
        List<?> changed = by.value() instanceof List<?> list ? list : List.of();
        items.removeAll(changed);
        if (isAdded) {
            items.addAll(changed);
        }
        settings.put(key, new Setting(items, by.origin()));
    }

    /** {@return the names of profiles, in the order of the files} */
    public List<String> profiles() {
        return List.copyOf(profiles.keySet());
    }

    /**
     * Sets one value, as a text like {@code section.key=value} of the command line says it. {@code
     * true}, {@code false} and numbers are values of their kind, all else is text.
     *
     * @return whether the text has that form
     */
    public boolean set(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            return false;
        }
        set(text.substring(0, equals), value(text.substring(equals + 1)), "--set");
        return true;
    }

    /** Sets one value, where it comes from being told. */
    public void set(String key, Object value, String origin) {
        put(settings, key, new Setting(value, origin));
    }

    private static Object value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        try {
            long number = Long.parseLong(text);
            return Long.toString(number).equals(text) ? (Object) number : text;
        } catch (NumberFormatException noInteger) {
            return fraction(text);
        }
    }

    private static Object fraction(String text) {
        boolean isPlain = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            isPlain &= "0123456789.eE+-".indexOf(text.charAt(i)) >= 0;
        }
        try {
            return isPlain ? (Object) Double.parseDouble(text) : text;
        } catch (NumberFormatException noNumber) {
            return text;
        }
    }

    /** A leaf replaces a section of its name, and a section the leaf. */
    private static void put(Map<String, Setting> into, String key, Setting setting) {
        into.keySet()
                .removeIf(
                        other ->
                                other.startsWith(key + ".")
                                        || (key.startsWith(other + ".")
                                                && !other.startsWith("override")));
        into.put(key, setting);
    }

    /** Resolves the variables. Comes last, once. */
    public void resolveVariables() {
        for (Map.Entry<String, Setting> entry : settings.entrySet()) {
            if (!entry.getKey().startsWith(VARS)) {
                Setting setting = entry.getValue();
                entry.setValue(
                        new Setting(
                                substituted(setting.value(), setting, false), setting.origin()));
            }
        }
    }

    private Setting resolved(Setting setting) {
        return new Setting(substituted(setting.value(), setting, true), setting.origin());
    }

    private static boolean hasEnvironment(@Nullable Object value) {
        return value instanceof String text && text.contains("${env:");
    }

    private @Nullable Object substituted(
            @Nullable Object value, Setting setting, boolean isEnvironment) {
        if (value instanceof List<?> list) {
            var items = new ArrayList<@Nullable Object>();
            for (Object item : list) {
                items.add(substituted(item, setting, isEnvironment));
            }
            return items;
        }
        if (!(value instanceof String text) || !text.contains("${")) {
            return value;
        }
        var result = new StringBuilder();
        int from = 0;
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", from)) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                break;
            }
            String name = text.substring(start + 2, end);
            Object found = name.startsWith("env:") == isEnvironment ? find(name, setting) : null;
            boolean isWhole = start == 0 && end == text.length() - 1;
            if (found != null && isWhole) {
                return found;
            }
            result.append(text, from, start);
            result.append(found == null ? text.substring(start, end + 1) : found);
            from = end + 1;
        }
        return result.append(text, from, text.length()).toString();
    }

    private @Nullable Object find(String name, Setting setting) {
        if (name.startsWith("env:")) {
            String value = environment.get(name.substring("env:".length()));
            if (value == null) {
                String variable = name.substring("env:".length());
                wrong(setting, "the environment has no variable " + variable, "set it");
            }
            return value;
        }
        Setting variable = settings.get(VARS + name);
        if (variable == null) {
            wrong(setting, "there is no '" + name + "' under 'vars'", "add it there");
            return null;
        }
        return variable.value();
    }

    private void wrong(Setting setting, String message, String hint) {
        problems.add(Problem.error(setting.origin(), message, hint));
    }

    /** {@return the text of a setting, if it is one} */
    public Optional<String> text(String key) {
        Setting setting = settings.get(key);
        return setting != null && setting.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /** {@return all settings, by key in their order} */
    public Map<String, Setting> all() {
        return settings;
    }

    /** {@return what is wrong with how the settings are written} */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** {@return a warning for each key that the configuration does not have} */
    public List<Problem> unknownKeys() {
        var found = new ArrayList<Problem>();
        for (Map.Entry<String, Setting> entry : settings.entrySet()) {
            String key = entry.getKey();
            if (!SettingKeys.isKnown(key)) {
                String hint =
                        Nearest.to(key, SettingKeys.ALL)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("take it away");
                found.add(
                        new Problem(
                                Problem.Severity.WARNING,
                                entry.getValue().origin(),
                                0,
                                0,
                                "the configuration has no key '" + key + "'",
                                hint));
            }
        }
        return found;
    }

    /** {@return an error for each setting whose value is of a wrong sort} */
    public List<Problem> wrongValues() {
        var found = new ArrayList<Problem>();
        for (Map.Entry<String, Setting> entry : settings.entrySet()) {
            SettingTypes.check(entry.getKey(), entry.getValue()).ifPresent(found::add);
        }
        return found;
    }

    /** {@return the keys that are set and mean nothing in this version} */
    public List<String> withoutEffect() {
        return settings.keySet().stream().filter(SettingKeys::isWithoutEffect).toList();
    }
}
