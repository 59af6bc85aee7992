// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.runtime.load.LockFile.Locked;
import wippy.runtime.load.LockFile.Replacement;
import wippy.runtime.load.Problem.Severity;
import wippy.runtime.load.YamlNode.Field;
import wippy.runtime.load.YamlNode.Mapping;
import wippy.runtime.load.YamlNode.Scalar;
import wippy.runtime.load.YamlNode.Sequence;

/** The lists of a lock file: installed components, and directories that stand for components. */
final class LockLists {
    private final String file;
    private final List<Problem> problems;

    LockLists(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    List<Locked> components(@Nullable Field field) {
        var components = new ArrayList<Locked>();
        for (Mapping item : maps(field, "modules")) {
            Optional<String> name = component(item, "name");
            Optional<String> version = text(item, "version", "write the version like v1.2.0");
            if (name.isPresent() && version.isPresent()) {
                components.add(new Locked(name.get(), version.get(), origin(item)));
            }
        }
        return components;
    }

    List<Replacement> replacements(@Nullable Field field) {
        var replacements = new ArrayList<Replacement>();
        for (Mapping item : maps(field, "replacements")) {
            Optional<String> from = component(item, "from");
            Optional<String> to = text(item, "to", "write the path of a directory");
            if (from.isPresent() && to.isPresent()) {
                replacements.add(new Replacement(from.get(), to.get(), origin(item)));
            }
        }
        return replacements;
    }

    private String origin(Mapping item) {
        return file + ":" + item.place().line();
    }

    private List<Mapping> maps(@Nullable Field field, String key) {
        var maps = new ArrayList<Mapping>();
        if (field == null || (field.value() instanceof Scalar scalar && scalar.value() == null)) {
            return maps;
        }
        if (!(field.value() instanceof Sequence list)) {
            String message = "expected a list as '" + key + "', got " + field.value().description();
            error(field.value(), message, "begin each item with '- '");
            return maps;
        }
        for (YamlNode item : list.items()) {
            if (item instanceof Mapping map) {
                maps.add(map);
            } else {
                String message = "expected a map in '" + key + "', got " + item.description();
                error(item, message, "write '- key: value' and further keys below it");
            }
        }
        return maps;
    }

    private Optional<String> component(Mapping item, String key) {
        Optional<String> name = text(item, key, "write it like acme/http");
        if (name.isPresent() && !Component.isName(name.get())) {
            String message =
                    "expected organization/module as '" + key + "', got '" + name.get() + "'";
            error(item, message, "write it like acme/http");
            return Optional.empty();
        }
        return name;
    }

    private Optional<String> text(Mapping item, String key, String hint) {
        Field field = item.fields().get(key);
        if (field != null
                && field.value() instanceof Scalar(Object value, YamlNode.Place place)
                && value != null
                && !value.toString().isBlank()) {
            return Optional.of(value.toString());
        }
        String got = field == null ? "nothing" : field.value().description();
        error(field == null ? item : field.value(), "expected '" + key + "', got " + got, hint);
        return Optional.empty();
    }

    private void error(YamlNode node, String message, String hint) {
        problems.add(LockFile.at(Severity.ERROR, file, node.place(), message, hint));
    }
}
