// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.runtime.load.YamlNode.Field;
import wippy.runtime.load.YamlNode.Mapping;
import wippy.runtime.load.YamlNode.Scalar;
import wippy.runtime.load.YamlNode.Sequence;

/** A configuration file, {@code .wippy.yaml}: maps in maps, whose leaves are the settings. */
public final class SettingsFile {

    /** Its usual name. */
    public static final String NAME = ".wippy.yaml";

    private final String file;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private SettingsFile(String file) {
        this.file = file;
    }

    /**
     * {@return the settings by the keys on the way to them, with dots between; empty if the file is
     * not readable} Never throws on what users wrote.
     *
     * @param file how messages call it
     * @param problems takes what is wrong
     */
    public static Map<String, Setting> read(String file, Path path, List<Problem> problems) {
        Optional<String> text;
        try {
            text = Utf8Text.decode(Files.readAllBytes(path), file, problems);
        } catch (IOException e) {
            problems.add(Problem.error(file, "cannot be read: " + e, "expected a file of YAML"));
            return Map.of();
        }
        if (text.isEmpty()) {
            return Map.of();
        }
        YamlNode document = YamlReader.read(file, text.get(), problems);
        var reader = new SettingsFile(file);
        if (document instanceof Mapping map) {
            reader.add("", map);
        } else if (document instanceof Sequence || document instanceof Scalar(String _, var _)) {
            String message = "expected a map of sections, got " + document.description();
            problems.add(Problem.error(file, message, "write 'section:' and its keys below it"));
        }
        return reader.settings;
    }

    private void add(String prefix, Mapping map) {
        for (Map.Entry<String, Field> field : map.fields().entrySet()) {
            String key = prefix + field.getKey();
            Field value = field.getValue();
            if (value.value() instanceof Mapping inner) {
                add(key + ".", inner);
            } else {
                String origin = file + ":" + value.keyPlace().line();
                settings.put(key, new Setting(plain(value.value()), origin));
            }
        }
    }

    /** Maps inside lists mean nothing here and are shown as text. */
    private static @Nullable Object plain(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.value();
        }
        if (node instanceof Sequence list) {
            var items = new ArrayList<@Nullable Object>();
            for (YamlNode item : list.items()) {
                items.add(plain(item));
            }
            return items;
        }
        return node.description();
    }
}
