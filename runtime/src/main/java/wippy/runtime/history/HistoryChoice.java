// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.history;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wippy.registry.History;
import wippy.registry.HistoryException;
import wippy.registry.MemoryHistory;
import wippy.registry.Nearest;
import wippy.runtime.config.Settings;
import wippy.runtime.load.Problem;
import wippy.runtime.load.Setting;

/**
 * Where versions are to be kept, as the section {@code registry} of the configuration says it.
 *
 * @param type how
 * @param file the file, where there is one
 */
public record HistoryChoice(Type type, Path file) {

    /** The ways. */
    public enum Type {
        /** Not at all: only the first version and the current one can be reached. */
        NONE,
        /** As long as the program runs. */
        MEMORY,
        /** In a SQLite database. */
        SQLITE
    }

    /** As long as the program runs. */
    public static final HistoryChoice MEMORY = new HistoryChoice(Type.MEMORY, Path.of(""));

    private static final String ENABLED = "registry.enable_history";
    private static final String TYPE = "registry.history_type";
    private static final String PATH = "registry.history_path";
    private static final String USUAL_PATH = ".wippy/registry.db";

    /** As it is written; the order is that of {@link Type}. */
    private static final List<String> NAMES = List.of("nil", "memory", "sqlite");

    /**
     * {@return what settings ask for; memory, where they say something else than they may}
     *
     * @param base the directory that paths begin at
     * @param problems told what is wrong with the settings
     */
    public static HistoryChoice of(Settings settings, Path base, Consumer<Problem> problems) {
        Type type = type(settings.all().get(TYPE), problems);
        Setting enabled = settings.all().get(ENABLED);
        if (enabled != null && !(enabled.value() instanceof Boolean)) {
            problems.accept(wrong(enabled, ENABLED, "true or false", ""));
        }
        if (enabled != null && Boolean.FALSE.equals(enabled.value())) {
            type = Type.NONE;
        }
        Setting path = settings.all().get(PATH);
        String file = USUAL_PATH;
        if (path != null) {
            if (path.value() instanceof String text && !text.isEmpty()) {
                file = text;
            } else {
                problems.accept(wrong(path, PATH, "the path of a file", ""));
            }
        }
        return new HistoryChoice(type, base.resolve(file));
    }

    private static Type type(@Nullable Setting setting, Consumer<Problem> problems) {
        if (setting == null) {
            return Type.MEMORY;
        }
        Object value = setting.value();
        if (value == null) {
            return Type.NONE;
        }
        int index = value instanceof String text ? NAMES.indexOf(text) : -1;
        if (index < 0) {
            String hint =
                    Nearest.to(value.toString(), NAMES)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("");
            problems.accept(wrong(setting, TYPE, "memory, sqlite or nil", hint));
            return Type.MEMORY;
        }
        return Type.values()[index];
    }

    private static Problem wrong(Setting setting, String key, String expected, String hint) {
        return Problem.error(
                setting.origin(),
                "expected " + expected + " as " + key + ", got '" + setting.value() + "'",
                hint);
    }

    /**
     * {@return the history; to be closed by the caller}
     *
     * @throws HistoryException if its file cannot be used
     */
    public History open() {
        return switch (type) {
            case NONE -> History.NONE;
            case MEMORY -> new MemoryHistory();
            case SQLITE -> SqliteHistory.open(file);
        };
    }
}
