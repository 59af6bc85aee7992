// SPDX-License-Identifier: Apache-2.0
package wippy.lua.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import wippy.lua.resolve.Resolver;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.GoldenCases;
import wippy.lua.syntax.Parsed;
import wippy.lua.syntax.Parser;
import wippy.lua.syntax.SourceFile;
import wippy.lua.syntax.Stat;

class InferenceTest {
    @TestFactory
    Stream<DynamicTest> variables() {
        return GoldenCases.of("wippy/lua/types/variables.facts", FactsPrinter::print);
    }

    @TestFactory
    Stream<DynamicTest> operators() {
        return GoldenCases.of("wippy/lua/types/operators.facts", FactsPrinter::print);
    }

    @TestFactory
    Stream<DynamicTest> functions() {
        return GoldenCases.of("wippy/lua/types/functions.facts", FactsPrinter::print);
    }

    @TestFactory
    Stream<DynamicTest> specializations() {
        return GoldenCases.of("wippy/lua/types/specializations.facts", FactsPrinter::print);
    }

    @Test
    void valuesThatFlowAgainstTheOrderOfTheSourceSettle() {
        StringBuilder text = new StringBuilder("local function f0(x) return x end\n");
        for (int i = 1; i < 150; i++) {
            text.append("local function f%d(x) return f%d(x) + 1 end\n".formatted(i, i - 1));
        }
        text.append("local a = f149(1)\n");
        assertThat(FactsPrinter.print(text.toString())).contains("a@151:7 LONG");
    }

    @Test
    void chainsOfOperatorsNeedNoStack() throws InterruptedException {
        String[] kinds = new String[2];
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            kinds[0] = kindOf("x = 1" + " + 1".repeat(100_000));
                            kinds[1] = kindOf("x = 1" + " .. 1".repeat(100_000));
                        },
                        "inference",
                        256L << 10);
        thread.start();
        thread.join();
        assertThat(kinds).containsExactly("LONG", "STRING");
    }

    private static String kindOf(String assignment) {
        Parsed parsed = Parser.parse(SourceFile.of("test", assignment));
        Facts facts = Inference.infer(Resolver.resolve(parsed));
        Stat.Assign assign = (Stat.Assign) parsed.chunk().main().body().statements().getFirst();
        Expr value = assign.values().getFirst();
        return facts.kind(value).name();
    }
}
