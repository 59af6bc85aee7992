// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import wippy.registry.Change;
import wippy.registry.Entry;
import wippy.registry.EntryHandler;
import wippy.registry.MemoryHistory;
import wippy.registry.Registry;
import wippy.runtime.load.CaseFiles;
import wippy.runtime.load.EntryLoader;
import wippy.runtime.load.LockFile;
import wippy.runtime.load.Problem;
import wippy.runtime.load.ProblemPrinter;

/** What the kinds read from entries and say of mistakes, as data, from file to registry. */
final class ConfigCasesTest {

    @TestFactory
    Stream<DynamicTest> cases(@TempDir Path directory) throws IOException, URISyntaxException {
        return CaseFiles.tests(ConfigCasesTest.class, directory, ConfigCasesTest::result);
    }

    private static String result(Path directory) {
        var loaded = EntryLoader.load(directory, LockFile.DEFAULT);
        var problems = new ArrayList<>(loaded.problems());
        var read = new HashMap<String, Object>();
        EntryHandler handler =
                (change, next) -> {
                    Entry entry = next.find(change.id()).orElseThrow();
                    assert change instanceof Change.Create;
                    var findings = new Findings(entry);
                    Object config = config(findings);
                    problems.addAll(findings.warnings());
                    findings.rejectIfBroken();
                    read.put(entry.id().toString(), config);
                    return EntryHandler.Staged.NOTHING;
                };
        var registry = new Registry(new KindReferences(), new MemoryHistory());
        for (String kind :
                List.of(
                        FunctionConfig.KIND,
                        LibraryConfig.KIND,
                        ProcessConfig.KIND,
                        ProcessHostConfig.KIND,
                        ProcessServiceConfig.KIND,
                        TerminalHostConfig.KIND,
                        EnvVariableConfig.KIND,
                        PolicyConfig.KIND)) {
            registry.register(kind, handler);
        }
        EnvStorageConfig.KINDS.forEach(kind -> registry.register(kind, handler));
        registry.load(loaded.entries()).forEach(one -> problems.add(Problem.of(one)));
        problems.sort(Problem.BY_PLACE);
        var printer = new ProblemPrinter(directory);
        var text = new StringBuilder();
        problems.forEach(problem -> text.append(printer.print(problem)));
        for (Entry entry : registry.snapshot().all()) {
            text.append(entry.id()).append(" = ");
            text.append(read.get(entry.id().toString()).toString().replace("\n", "\\n"));
            text.append('\n');
        }
        return text.toString();
    }

    /** What the kind of an entry reads from it. */
    static Object config(Findings findings) {
        return switch (findings.entry().kind()) {
            case FunctionConfig.KIND -> FunctionConfig.read(findings);
            case LibraryConfig.KIND -> LibraryConfig.read(findings);
            case ProcessConfig.KIND -> ProcessConfig.read(findings);
            case ProcessHostConfig.KIND -> ProcessHostConfig.read(findings);
            case ProcessServiceConfig.KIND -> ProcessServiceConfig.read(findings);
            case TerminalHostConfig.KIND -> TerminalHostConfig.read(findings);
            case EnvVariableConfig.KIND -> EnvVariableConfig.read(findings);
            case PolicyConfig.KIND -> PolicyConfig.read(findings);
            case DefinitionConfig.KIND -> DefinitionConfig.read(findings);
            case DependencyConfig.KIND -> DependencyConfig.read(findings);
            case RequirementConfig.KIND -> RequirementConfig.read(findings);
            case String kind when EnvStorageConfig.KINDS.contains(kind) ->
                    EnvStorageConfig.read(findings);
            default -> throw new IllegalArgumentException(findings.entry().kind());
        };
    }
}
