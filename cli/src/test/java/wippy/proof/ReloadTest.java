// SPDX-License-Identifier: Apache-2.0
package wippy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wippy.runtime.load.LockFile;

/**
 * A hundred functions call each other while one of them, and a library that it imports, are changed
 * a thousand times.
 */
final class ReloadTest {
    private static final int FUNCTIONS = 100;
    private static final int CALLERS = 4;
    private static final int CHANGES_BEFORE = 100;
    private static final int CHANGES = 1_000;

    /** The classes of one version in a hundred would be more. */
    private static final double CLASSES_MAX = 1.01;

    /**
     * The profiles of methods, which are there too, go on growing for a while (4 % were measured);
     * the classes of all versions would be ten times as much.
     */
    private static final double METASPACE_MAX = 1.1;

    private static final int COLLECTIONS_MAX = 20;

    @TempDir private Path directory;

    @Test
    void noCallFailsEachSeesOneVersionWholeAndNothingIsLeftBehind() throws Exception {
        writeApplication();
        try (var application = Application.start(directory, 2)) {
            String before = application.run("change", "1", Integer.toString(CHANGES_BEFORE));
            assertThat(before).contains("errors: 0, torn: 0, versions: ");
            Use start = Use.settled(null);
            String printed =
                    application.run(
                            "change",
                            Integer.toString(CHANGES_BEFORE + 1),
                            Integer.toString(CHANGES_BEFORE + CHANGES));
            assertThat(printed).contains("errors: 0, torn: 0, versions: ");
            Use end = Use.settled(start);
            System.out.printf("%sbefore %s, after %s%n", printed, start, end);
            assertThat(end.classes()).isLessThanOrEqualTo((long) (start.classes() * CLASSES_MAX));
            assertThat(end.metaspace())
                    .isLessThanOrEqualTo((long) (start.metaspace() * METASPACE_MAX));
        }
    }

    /** What classes cost. */
    private record Use(long classes, long metaspace) {

        /** Collects until there is no more than there was, or it does not help any more. */
        static Use settled(Use wanted) throws InterruptedException {
            Use use = null;
            for (int i = 0; i < COLLECTIONS_MAX; i++) {
                System.gc();
                Use now = now();
                boolean isSteady = use != null && now.classes >= use.classes;
                use = now;
                if (wanted == null ? isSteady : now.classes <= wanted.classes) {
                    break;
                }
            }
            return use;
        }

        private static Use now() {
            long metaspace =
                    ManagementFactory.getMemoryPoolMXBeans().stream()
                            .filter(pool -> pool.getName().equals("Metaspace"))
                            .mapToLong(Use::used)
                            .sum();
            long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
            return new Use(classes, metaspace);
        }

        private static long used(MemoryPoolMXBean pool) {
            return pool.getUsage().getUsed();
        }
    }

    private void writeApplication() throws IOException {
        Files.createDirectories(directory.resolve("src"));
        LockFile.DEFAULT.write(directory.resolve(LockFile.NAME));
        var entries = new StringBuilder(HEAD);
        for (int i = 0; i < FUNCTIONS; i++) {
            entries.append(FUNCTION.formatted(i, FUNCTIONS));
        }
        Files.writeString(directory.resolve("src/_index.yaml"), entries);
        Files.writeString(
                directory.resolve("src/change.lua"), CHANGE.formatted(FUNCTIONS, CALLERS));
    }

    private static final String HEAD =
            """
            version: "1.0"
            namespace: app
            entries:
              - name: terminal
                kind: terminal.host
                lifecycle: { auto_start: true }
              - name: workers
                kind: process.host
                lifecycle: { auto_start: true }
              - name: library
                kind: library.lua
                source: return { version = 0 }
              - name: target
                kind: function.lua
                source: |
                  local library = require("library")
                  return { main = function() return { 0, library.version } end }
                imports: { library: app:library }
                method: main
              - name: caller
                kind: process.lua
                source: |
                  local function main(home, seed, functions)
                    local state, calls, errors, torn, versions, last = seed, 0, 0, 0, 0, -1
                    local stop = process.events()
                    while true do
                      local result = channel.select({ stop:case_receive(), default = true })
                      if not result.default then break end
                      state = (state * 1103515245 + 12345) & 0x7fffffff
                      local found, err = funcs.call("app:f" .. state % functions, state, 3)
                      calls = calls + 1
                      if found == nil then
                        errors = errors + 1
                      elseif found[1] ~= found[2] then
                        torn = torn + 1
                      elseif found[1] ~= last then
                        versions, last = versions + 1, found[1]
                      end
                    end
                    process.send(home, "done", { calls, errors, torn, versions })
                  end
                  return { main = main }
                method: main
                modules: [process, funcs, channel]
              - name: change
                kind: process.lua
                source: file://change.lua
                method: main
                modules: [process, registry, channel]
            """;

    private static final String FUNCTION =
            """
              - name: f%1$d
                kind: function.lua
                source: |
                  local function main(state, depth)
                    if depth == 0 then
                      return funcs.call("app:target")
                    end
                    local following = (state * 1103515245 + 12345) & 0x7fffffff
                    return funcs.call("app:f" .. following %% %2$d, following, depth - 1)
                  end
                  return { main = main }
                method: main
                modules: [funcs]
            """;

    private static final String CHANGE =
            """
            local function main(first, last)
              local done = process.listen("done")
              local callers = {}
              for i = 1, %2$d do
                callers[i] = process.spawn("app:caller", "app:workers", process.pid(), i, %1$d)
              end
              for n = tonumber(first), tonumber(last) do
                local changes = registry.snapshot():changes()
                changes:update({ id = "app:library", kind = "library.lua",
                  data = { source = "return { version = " .. n .. " }" } })
                changes:update({ id = "app:target", kind = "function.lua", data = {
                  source = "local library = require('library')\\n"
                    .. "return { main = function() return { " .. n .. ", library.version } end }",
                  imports = { library = "app:library" }, method = "main" } })
                assert(changes:apply())
              end
              local calls, errors, torn, versions = 0, 0, 0, 0
              for i = 1, %2$d do
                process.cancel(callers[i], "enough")
              end
              for i = 1, %2$d do
                local result = done:receive()
                calls, errors = calls + result[1], errors + result[2]
                torn, versions = torn + result[3], versions + result[4]
              end
              print("calls: " .. calls .. ", errors: " .. errors .. ", torn: " .. torn
                .. ", versions: " .. versions)
            end
            return { main = main }
            """;
}
