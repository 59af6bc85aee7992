// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ParserTest {
    private static final long BIG_STACK_BYTES = 512L << 20;
    private static final long SMALL_STACK_BYTES = 256L << 10;

    private static Parsed parse(String text) {
        return Parser.parse(SourceFile.of("test", text));
    }

    private static String tree(String text) {
        Parsed parsed = parse(text);
        return DiagnosticRenderer.render(parsed.chunk().source(), parsed.diagnostics())
                + TreePrinter.print(parsed.chunk());
    }

    @TestFactory
    Stream<DynamicTest> literals() {
        return GoldenCases.of("wippy/lua/syntax/literals.ast", ParserTest::tree);
    }

    @TestFactory
    Stream<DynamicTest> expressions() {
        return GoldenCases.of("wippy/lua/syntax/expressions.ast", ParserTest::tree);
    }

    @TestFactory
    Stream<DynamicTest> statements() {
        return GoldenCases.of("wippy/lua/syntax/statements.ast", ParserTest::tree);
    }

    @TestFactory
    Stream<DynamicTest> types() {
        return GoldenCases.of("wippy/lua/syntax/types.ast", ParserTest::tree);
    }

    @TestFactory
    Stream<DynamicTest> wordsOfTheDialectAreNamesInPlainPrograms() {
        return GoldenCases.of("wippy/lua/syntax/words.ast", ParserTest::tree);
    }

    @Test
    void firstLineIsSkippedWhenItBeginsWithHash() {
        Parsed parsed = parse("#!/usr/bin/env wippy\nx = = 1");
        assertThat(
                        DiagnosticRenderer.line(
                                parsed.chunk().source(), parsed.diagnostics().getFirst()))
                .isEqualTo("test:2: unexpected symbol near '='");
    }

    @Test
    void byteOrderMarkIsSkipped() {
        assertThat(tree("\u00ef\u00bb\u00bfreturn 1")).isEqualTo("Return [1]\n");
    }

    @Test
    void carriageReturnsAreLineBreaks() {
        assertThat(tree("x = 'a\\\r\nb' y = [[\r\n1\r2\n\r3]]"))
                .isEqualTo("Assign [x] [\"a\\10b\"]\nAssign [y] [\"1\\102\\103\"]\n");
    }

    @Test
    void functionsAreNamedAfterWhatTheyAreAssignedTo() {
        Parsed parsed =
                parse(
                        """
                        local f = function() end
                        t.g = function() end
                        t["no name"] = function() end
                        local t = { h = function() end }
                        call(function() end)
                        function a.b:m() end
                        """);
        assertThat(
                        TreePrinter.print(parsed.chunk())
                                .lines()
                                .filter(l -> l.contains("FunctionBody")))
                .extracting(l -> l.replaceAll(".*FunctionBody (\\w+).*", "$1"))
                .containsExactly("f", "g", "anonymous", "h", "anonymous", "m");
    }

    @Test
    void expressionsNestTenThousandDeep() throws InterruptedException {
        String deep = "x = " + "(".repeat(10_000) + "1" + ")".repeat(10_000);
        assertThat(errorOnStack(BIG_STACK_BYTES, deep)).isEmpty();
        String tables = "x = " + "{".repeat(9_000) + "}".repeat(9_000);
        assertThat(errorOnStack(BIG_STACK_BYTES, tables)).isEmpty();
        String blocks = "do ".repeat(10_000) + "end ".repeat(10_000);
        assertThat(errorOnStack(BIG_STACK_BYTES, blocks)).isEmpty();
    }

    @Test
    void deeperNestingIsAnError() throws InterruptedException {
        String deep = "x = " + "(".repeat(30_000) + "1" + ")".repeat(30_000);
        assertThat(errorOnStack(BIG_STACK_BYTES, deep))
                .isEqualTo("too many C levels (limit is 200) in main function near '('");
    }

    @Test
    void aSmallStackGivesTheSameErrorEarlier() throws InterruptedException {
        String deep = "x = " + "(".repeat(15_000) + "1" + ")".repeat(15_000);
        assertThat(errorOnStack(SMALL_STACK_BYTES, deep))
                .startsWith("too many C levels (limit is ");
    }

    @Test
    void chainsNeedNoStack() throws InterruptedException {
        int length = 100_000;
        for (String text :
                new String[] {
                    "x = 1" + " + 1".repeat(length),
                    "x = 'a'" + " .. 'a'".repeat(length),
                    "x = 2" + " ^ 2".repeat(length),
                    "x = a" + ".b".repeat(length),
                    "f" + "()".repeat(length),
                    "x = 1" + " and 2 or 3".repeat(length),
                    "if x then " + "elseif y then ".repeat(length) + "end",
                    "x = {" + "1,".repeat(length) + "}",
                    "x = 1;".repeat(length)
                }) {
            assertThat(errorOnStack(SMALL_STACK_BYTES, text)).as(text.substring(0, 20)).isEmpty();
        }
    }

    /** The first error's message when a thread with a stack of a size parses a text. */
    private static String errorOnStack(long stackBytes, String text) throws InterruptedException {
        String[] message = {"the thread died"};
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            Parsed parsed = parse(text);
                            message[0] =
                                    parsed.hasErrors()
                                            ? parsed.diagnostics().getFirst().message()
                                            : "";
                        },
                        "parser",
                        stackBytes);
        thread.start();
        thread.join();
        return message[0];
    }
}
