// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import wippy.lua.resolve.Resolver;

/** Random texts and broken programs: neither an exception nor an endless loop, whatever comes. */
class ParserFuzzTest {
    /** Texts that use the whole grammar, and some that are hard: also where Jazzer begins. */
    static final Path CORPUS = Path.of("src/test/resources/wippy/lua/syntax/corpus");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final List<String> PIECES =
            """
            and break do else elseif end false for function goto if in local nil not or repeat
            return then true until while + - * / // % ^ # & ~ | << >> == ~= <= >= < > = ( ) { } [ ]
            :: ; : , . .. ... -> ? ! @ a b type interface as is readonly fun keyof typeof asserts
            extends 1 2.5 0x1F 0x 1e "s" 's [[l]] [==[ --[[ --c $ \\ " '
            """
                    .lines()
                    .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                    .toList();

    private static final String PROGRAM =
            """
            local function fib<T>(n: number, ...: any): (number, string?)
                if n < 2 then return n :: integer end
                return fib(n - 1) + fib(n - 2)!
            end
            type User = { name: string @minlen(1), tags?: {[string]: any}, f: (a: A) -> B | nil }
            interface Shape: A, B function area(x: number): number end
            for i = 1, 10, 2 do local t = {i, x = i, [i] = i; 3} goto continue ::continue:: end
            for k: string, v in pairs(t) do print(k .. "a\\x41\\u{20ac}\\z  b" .. [==[ ]] ]==]) end
            while true do
                if a then break elseif b then x.y[z], w = f(g, ...) else repeat local c until c end
            end
            function a.b:m(x: readonly {T}, y: keyof(A))
                return self as B, #x, -y ^ 2 // 3 << 1 ~ 4
            end
            local c: A extends B ? C : D = f { g "x", h [[y]] } (1)
            """;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void randomTokensNeitherThrowNorHang() {
        check(
                30_000,
                () -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = random.nextInt(40); i >= 0; i--) {
                        text.append(PIECES.get(random.nextInt(PIECES.size())));
                        text.append(
                                random.nextInt(4) == 0 ? "\n" : random.nextInt(4) == 0 ? "" : " ");
                    }
                    return text.toString();
                });
    }

    @Test
    void randomBytesNeitherThrowNorHang() {
        check(
                30_000,
                () -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = random.nextInt(60); i >= 0; i--) {
                        text.append((char) random.nextInt(256));
                    }
                    return text.toString();
                });
    }

    @Test
    void brokenProgramsNeitherThrowNorHang() {
        check(
                10_000,
                () -> {
                    StringBuilder text = new StringBuilder(PROGRAM);
                    for (int i = random.nextInt(6); i >= 0 && !text.isEmpty(); i--) {
                        int at = random.nextInt(text.length());
                        int length = Math.min(random.nextInt(12), text.length() - at);
                        switch (random.nextInt(4)) {
                            case 0 -> text.delete(at, at + length);
                            case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                            case 2 -> text.insert(at, text.substring(at, at + length));
                            default -> text.setLength(Math.max(1, at));
                        }
                    }
                    return text.toString();
                });
    }

    @Test
    void textsThatOnceWereTroubleNeitherThrowNorHang() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            assertThat(texts).hasSizeGreaterThan(10);
            Iterator<String> each = texts.iterator();
            check(texts.size(), each::next);
        }
    }

    private interface Source {
        String next();
    }

    private void check(int count, Source source) {
        String[] current = {""};
        try {
            Assertions.assertTimeoutPreemptively(
                    LIMIT,
                    () -> {
                        for (int i = 0; i < count; i++) {
                            current[0] = source.next();
                            survives(current[0]);
                        }
                    });
        } catch (Throwable e) {
            fail("seed " + seed + ", text:\n" + current[0], e);
        }
    }

    static void survives(String text) {
        SourceFile file = SourceFile.of("fuzz", text);
        Parsed parsed = Parser.parse(file);
        List<Diagnostic> diagnostics = new ArrayList<>(parsed.diagnostics());
        diagnostics.addAll(Resolver.resolve(parsed).diagnostics());
        for (Diagnostic diagnostic : diagnostics) {
            assertThat(diagnostic.span().start()).isBetween(0, diagnostic.span().end());
            assertThat(diagnostic.span().end()).isLessThanOrEqualTo(text.length());
            assertThat(diagnostic.message()).isNotBlank();
            assertThat(DiagnosticRenderer.line(file, diagnostic)).startsWith("fuzz:");
            assertThat(DiagnosticRenderer.render(file, diagnostic)).contains("--> fuzz:");
        }
        Spans.check(parsed.chunk());
    }
}
