// SPDX-License-Identifier: Apache-2.0
package wippy.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the layers of ARCHITECTURE.md, by what the compiled classes refer to. */
final class LayerTest {
    /** What everyone may know. */
    private static final List<String> COMMON =
            List.of("java.", "javax.crypto.", "org.jspecify.annotations.");

    /** Packages that a module may know besides its own and the common ones. */
    private static final Map<String, List<String>> MAY_KNOW =
            Map.of(
                    "lua", List.of(),
                    "actor", List.of("com.sun.management."),
                    "registry", List.of(),
                    "runtime",
                            List.of(
                                    "wippy.lua.",
                                    "wippy.actor.",
                                    "wippy.registry.",
                                    "org.snakeyaml.engine.",
                                    "org.sqlite.",
                                    "tools.jackson.core."),
                    "modules",
                            List.of(
                                    "com.sun.management.",
                                    "wippy.lua.",
                                    "dev.harrel.jsonschema.",
                                    "wippy.actor.",
                                    "wippy.registry.",
                                    "wippy.runtime."),
                    "cli",
                            List.of(
                                    "wippy.lua.",
                                    "wippy.actor.",
                                    "wippy.registry.",
                                    "wippy.runtime.",
                                    "wippy.modules.",
                                    "org.jline."));

    /** Modules of which one class (with its nested ones) may touch the JDK's internals. */
    private static final Set<String> MAY_TOUCH_INTERNALS = Set.of("lua", "actor", "runtime");

    /** Modules that get clock, randomness, files and threads as parameters. */
    private static final List<String> PURE = List.of("lua", "actor", "registry");

    /** The classes of pure modules that implement such a parameter for real, with the reason. */
    private static final Map<String, String> EDGES =
            Map.ofEntries(
                    Map.entry("wippy.actor.SystemEnv", "the real clock, randomness and threads"),
                    Map.entry("wippy.lua.Seeds", "the real randomness of hashes and generators"),
                    Map.entry("wippy.lua.ThreadFiber", "coroutines without access to internals"),
                    Map.entry("wippy.lua.codegen.Compiler", "a deep stack for deep nesting"),
                    Map.entry("wippy.lua.lib.FileChannelStream", "io, which only plain Lua has"),
                    Map.entry("wippy.lua.lib.FileText", "loadfile, which only plain Lua has"),
                    Map.entry("wippy.lua.lib.IoLibrary", "io, which only plain Lua has"),
                    Map.entry("wippy.lua.lib.OsLibrary", "os, which only plain Lua has"),
                    Map.entry("wippy.lua.lib.PackageLibrary", "require of plain Lua"),
                    Map.entry("wippy.lua.lib.TimeFunctions", "the clock of plain Lua's os"));

    /** Classes and members that a pure module must not use. */
    private static final List<String> IMPURE =
            List.of(
                    "java.lang.System.nanoTime",
                    "java.lang.System.currentTimeMillis",
                    "java.lang.Math.random",
                    "java.lang.Thread.<init>",
                    "java.lang.Thread.ofPlatform",
                    "java.lang.Thread.ofVirtual",
                    "java.lang.Thread.startVirtualThread",
                    "java.time.Clock.system",
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.util.Date.<init>",
                    "java.util.Random.<init>",
                    "java.util.SplittableRandom.<init>",
                    "java.security.SecureRandom.",
                    "java.util.Timer.",
                    "java.util.UUID.randomUUID",
                    "java.util.concurrent.CompletableFuture.completeOnTimeout",
                    "java.util.concurrent.CompletableFuture.delayedExecutor",
                    "java.util.concurrent.CompletableFuture.orTimeout",
                    "java.util.concurrent.CompletableFuture.runAsync",
                    "java.util.concurrent.CompletableFuture.supplyAsync",
                    "java.util.concurrent.Executors",
                    "java.util.concurrent.ForkJoinPool",
                    "java.util.concurrent.ThreadLocalRandom",
                    "java.io.File.",
                    "java.io.FileInputStream.",
                    "java.io.FileOutputStream.",
                    "java.io.FileReader.",
                    "java.io.FileWriter.",
                    "java.io.RandomAccessFile.",
                    "java.net.Socket.",
                    "java.net.ServerSocket.",
                    "java.nio.file.Files.",
                    "java.nio.channels.");

    @TestFactory
    Stream<DynamicTest> aModuleKnowsOnlyTheModulesBelowIt() {
        return Project.SHIPPED.stream()
                .map(
                        module ->
                                DynamicTest.dynamicTest(
                                        module, () -> assertThat(strangersOf(module)).isEmpty()));
    }

    @Test
    void aModulesClassesAreInPackagesOfItsName() {
        for (String module : Project.SHIPPED) {
            assertThat(Project.classes(module))
                    .as("classes of %s", module)
                    .allMatch(facts -> facts.name().startsWith("wippy." + module + "."));
        }
    }

    @Test
    void aPackageOfModulesDoesNotKnowAnother() {
        var problems = new ArrayList<String>();
        for (ClassFileFacts facts : Project.classes("modules")) {
            String own = featureOf(facts.name());
            for (String known : facts.classes()) {
                if (!own.isEmpty()
                        && !featureOf(known).isEmpty()
                        && !featureOf(known).equals(own)) {
                    problems.add(facts.name() + " knows " + known);
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void oneClassOfActorAndOneOfLuaTouchInternalsOfTheJdk() {
        for (String module : Project.SHIPPED) {
            var touching = new TreeSet<String>();
            for (ClassFileFacts facts : Project.classes(module)) {
                if (facts.classes().stream().anyMatch(LayerTest::isInternal)
                        || facts.strings().stream().anyMatch(LayerTest::namesInternal)) {
                    touching.add(facts.topLevel());
                }
            }
            assertThat(touching)
                    .as("classes of %s that touch internals of the JDK", module)
                    .hasSizeLessThanOrEqualTo(MAY_TOUCH_INTERNALS.contains(module) ? 1 : 0);
        }
    }

    @Test
    void nothingIsKeptInThreadLocalsOrScopedValues() {
        Predicate<String> banned =
                name ->
                        name.equals("java.lang.ThreadLocal")
                                || name.equals("java.lang.InheritableThreadLocal")
                                || name.equals("java.lang.ScopedValue");
        assertThat(problems(Project.SHIPPED, facts -> users(facts, facts.classes(), banned)))
                .isEmpty();
    }

    @Test
    void pureModulesGetClockRandomnessFilesAndThreadsAsParameters() {
        assertThat(
                        problems(
                                PURE,
                                facts ->
                                        EDGES.containsKey(facts.topLevel())
                                                ? List.of()
                                                : users(
                                                        facts,
                                                        facts.members(),
                                                        LayerTest::isImpure)))
                .isEmpty();
    }

    @Test
    void everyEdgeIsStillThere() {
        var names = new TreeSet<String>();
        PURE.forEach(m -> Project.classes(m).forEach(facts -> names.add(facts.topLevel())));
        assertThat(EDGES.keySet().stream().filter(name -> !names.contains(name)))
                .as("classes that EDGES names and nobody has")
                .isEmpty();
    }

    private List<String> strangersOf(String module) {
        var problems = new ArrayList<String>();
        for (ClassFileFacts facts : Project.classes(module)) {
            for (String known : facts.classes()) {
                if (!known.startsWith("wippy." + module + ".")
                        && !(MAY_TOUCH_INTERNALS.contains(module) && isInternal(known))
                        && !startsWithAny(known, COMMON)
                        && !startsWithAny(known, MAY_KNOW.get(module))) {
                    problems.add(facts.name() + " knows " + known);
                }
            }
        }
        return problems;
    }

    private interface Rule {
        List<String> problemsOf(ClassFileFacts facts);
    }

    private static List<String> problems(List<String> modules, Rule rule) {
        var problems = new ArrayList<String>();
        for (String module : modules) {
            Project.classes(module).forEach(facts -> problems.addAll(rule.problemsOf(facts)));
        }
        return problems;
    }

    private static List<String> users(
            ClassFileFacts facts, Set<String> names, Predicate<String> banned) {
        return names.stream().filter(banned).map(name -> facts.name() + " uses " + name).toList();
    }

    /** {@code json} of {@code wippy.modules.json.Decoder}; empty for what all modules share. */
    private static String featureOf(String className) {
        String prefix = "wippy.modules.";
        if (!className.startsWith(prefix)) {
            return "";
        }
        String rest = className.substring(prefix.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? "" : rest.substring(0, dot);
    }

    private static boolean isInternal(String className) {
        return className.startsWith("jdk.internal.") || className.startsWith("sun.");
    }

    private static boolean namesInternal(String text) {
        return text.startsWith("java.lang.VirtualThread")
                || text.startsWith("java.lang.ThreadBuilders")
                || text.startsWith("jdk.internal.");
    }

    private static boolean isImpure(String member) {
        return startsWithAny(member, IMPURE);
    }

    private static boolean startsWithAny(String text, List<String> prefixes) {
        return prefixes.stream().anyMatch(text::startsWith);
    }
}
