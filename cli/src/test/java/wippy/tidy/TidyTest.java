// SPDX-License-Identifier: Apache-2.0
package wippy.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the style of sources as far as a machine can see it; Spotless holds the format. */
final class TidyTest {
    private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0\n";
    private static final int FILE_LINES_MAX = 600;
    private static final int METHOD_LINES_MAX = 70;

    /** A longer method is allowed when it is one flat switch: so much beside it, so much a case. */
    private static final int LINES_BESIDE_SWITCH_MAX = 20;

    private static final int CASE_LINES_MAX = 15;

    private static final Pattern EMPTY_NAMES =
            Pattern.compile(".*(Manager|Helper|Helpers|Util|Utils|Impl)\\.java");
    private static final Pattern TODO_WITHOUT_ISSUE =
            Pattern.compile("\\b(TODO(?!\\(#\\d+\\))|FIXME|XXX)\\b");
    private static final Pattern NULLNESS =
            Pattern.compile("(?m)^@(org\\.jspecify\\.annotations\\.)?Null(Marked|Unmarked)\\b");

    @Test
    void everyFileBeginsWithItsLicence() {
        assertThat(Project.allSources()).isNotEmpty();
        expectNone(
                "files whose first line is not " + LICENCE,
                Project.allSources(),
                file -> !Project.read(file).startsWith(LICENCE));
    }

    @Test
    void noFileIsTooLong() {
        expectNone(
                "files of more than " + FILE_LINES_MAX + " lines",
                Project.allSources(),
                file -> Project.read(file).lines().count() > FILE_LINES_MAX);
    }

    @Test
    void noMethodIsTooLongUnlessItIsAFlatSwitch() {
        var methods = SourceFacts.methods(Project.allSources());
        assertThat(methods).isNotEmpty();
        expectNone(
                "methods of more than " + METHOD_LINES_MAX + " lines",
                methods,
                TidyTest::isTooLong);
    }

    @Test
    void everyPackageExplainsItselfAndSaysWhatMayBeNull() {
        List<Path> packages =
                Project.shippedSources().stream().map(Path::getParent).distinct().toList();
        expectNone(
                "packages without a package-info.java that has Javadoc and @NullMarked"
                        + " or @NullUnmarked",
                packages,
                directory -> !explainsItself(directory.resolve("package-info.java")));
    }

    @Test
    void whatIsPublicHasJavadoc() {
        expectNone(
                "public types and methods without Javadoc",
                SourceFacts.undocumented(Project.shippedSources()),
                undocumented -> true);
    }

    @Test
    void noFileHasANameThatSaysNothing() {
        expectNone(
                "files whose name says nothing",
                Project.allSources(),
                file -> EMPTY_NAMES.matcher(file.getFileName().toString()).matches());
    }

    @Test
    void whatIsLeftToDoHasAnIssue() {
        expectNone(
                "files with a TODO that names no issue, as in TODO(#12)",
                Project.shippedSources(),
                file -> TODO_WITHOUT_ISSUE.matcher(Project.read(file)).find());
    }

    private static <T> void expectNone(String what, List<T> all, Predicate<T> offends) {
        assertThat(all.stream().filter(offends)).as(what).isEmpty();
    }

    private static boolean explainsItself(Path packageInfo) {
        return Files.exists(packageInfo)
                && Project.read(packageInfo).contains("/**")
                && NULLNESS.matcher(Project.read(packageInfo)).find();
    }

    private static boolean isTooLong(SourceFacts.Method method) {
        boolean isFlatSwitch =
                method.linesBesideSwitch() <= LINES_BESIDE_SWITCH_MAX
                        && method.longestCase() <= CASE_LINES_MAX;
        return method.lines() > METHOD_LINES_MAX && !isFlatSwitch;
    }
}
