// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

/** Checks that each node's span lies within that of the node that holds it. */
final class Spans {
    private Spans() {}

    static void check(Chunk chunk) {
        check(chunk.main(), new Span(0, chunk.source().text().length()), chunk.source());
    }

    private static void check(Object value, Span around, SourceFile source) {
        switch (value) {
            case List<?> list -> list.forEach(element -> check(element, around, source));
            case Optional<?> optional ->
                    optional.ifPresent(element -> check(element, around, source));
            case Identifier identifier -> {
                assertInside(identifier, identifier.span(), around);
                String text =
                        source.text().substring(identifier.span().start(), identifier.span().end());
                assertThat(text).isIn(identifier.text(), ":", "...");
            }
            case Span span -> assertInside("span", span, around);
            case Record record -> components(record, around, source);
            default -> {}
        }
    }

    private static void components(Record record, Span around, SourceFile source) {
        Span own = around;
        for (Object value : Components.of(record)) {
            if (value instanceof Span span) {
                assertInside(record.getClass().getSimpleName(), span, around);
                own = span;
            } else {
                check(value, own, source);
            }
        }
    }

    private static void assertInside(Object what, Span span, Span around) {
        if (span.start() < around.start()
                || span.end() > around.end()
                || span.start() > span.end()) {
            throw new AssertionError(what + " at " + span + " is not inside " + around);
        }
    }
}
