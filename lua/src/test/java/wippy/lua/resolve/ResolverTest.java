// SPDX-License-Identifier: Apache-2.0
package wippy.lua.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.GoldenCases;
import wippy.lua.syntax.Parsed;
import wippy.lua.syntax.Parser;
import wippy.lua.syntax.SourceFile;
import wippy.lua.syntax.Span;
import wippy.lua.syntax.Stat;

class ResolverTest {
    @TestFactory
    Stream<DynamicTest> namesBecomeVariables() {
        return GoldenCases.of("wippy/lua/resolve/names.facts", ResolutionPrinter::print);
    }

    @TestFactory
    Stream<DynamicTest> jumpsFindTheirLabels() {
        return GoldenCases.of("wippy/lua/resolve/labels.facts", ResolutionPrinter::print);
    }

    @TestFactory
    Stream<DynamicTest> globalsGoThroughEnv() {
        return GoldenCases.of("wippy/lua/resolve/env.facts", ResolutionPrinter::print);
    }

    @Test
    void equalNodesAreDifferentNodes() {
        Parsed parsed =
                Parser.parse(SourceFile.of("x", "local a = 1 do local a = 2 f(a) end f(a)"));
        Resolved resolved = Resolver.resolve(parsed);
        List<Stat> statements = parsed.chunk().main().body().statements();
        Stat.Local outer = (Stat.Local) statements.getFirst();
        Stat.Local copy = new Stat.Local(outer.span(), outer.names(), outer.values());
        assertThat(copy).isEqualTo(outer);
        assertThat(resolved.declared(outer)).hasSize(1);
        assertThat(resolved.declared(copy)).isEmpty();
        assertThat(resolved.capturedIn(new Block(new Span(0, 1), List.of()))).isEmpty();
    }

    @Test
    void manyNamesAndDeepScopesAreResolved() {
        String text =
                Stream.iterate(0, i -> i < 5_000, i -> i + 1)
                        .map(i -> "do local x = " + i + " f(x)")
                        .collect(Collectors.joining(" "));
        Parsed parsed = Parser.parse(SourceFile.of("x", text.replace(")", ") end")));
        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(Resolver.resolve(parsed).diagnostics()).isEmpty();
    }
}
