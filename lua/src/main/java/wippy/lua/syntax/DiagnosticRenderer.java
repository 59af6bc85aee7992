// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.List;
import java.util.Locale;

/**
 * Diagnostics as text. As in a {@link SourceFile}, every char of the text is a byte.
 *
 * <p>Stateless; any thread may call.
 */
public final class DiagnosticRenderer {
    /** Longer lines are shown in part. */
    private static final int MAX_WIDTH = 120;

    private DiagnosticRenderer() {}

    /**
     * {@return {@code name:line: message}, as {@code load} reports an error (Lua 5.3 §6.1)} The
     * line is the one where the token ends that the lexer had read, as in PUC Lua.
     */
    public static String line(SourceFile source, Diagnostic diagnostic) {
        Span span = diagnostic.span();
        int offset = span.end() > span.start() ? span.end() - 1 : span.end();
        return source.name() + ":" + source.line(offset) + ": " + diagnostic.message();
    }

    /** {@return several diagnostics for people, with an empty line between two} */
    public static String render(SourceFile source, List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            if (!out.isEmpty()) {
                out.append('\n');
            }
            out.append(render(source, diagnostic));
        }
        return out.toString();
    }

    /**
     * {@return a diagnostic for people} Severity and message, the place, the line with carets below
     * the piece that is meant, and what to do about it. Ends with a line break.
     */
    public static String render(SourceFile source, Diagnostic diagnostic) {
        Span span = shown(source, diagnostic.span());
        int line = source.line(span.start());
        String text = source.lineText(line);
        int from = Math.min(source.column(span.start()) - 1, text.length());
        int to = Math.clamp(from + (long) (span.end() - span.start()), from, text.length());
        int windowStart = text.length() <= MAX_WIDTH ? 0 : Math.max(0, from - MAX_WIDTH / 2);
        int windowEnd = Math.min(text.length(), windowStart + MAX_WIDTH);
        to = Math.min(to, windowEnd);

        String number = Integer.toString(line);
        String gutter = " ".repeat(number.length());
        StringBuilder out = new StringBuilder();
        out.append(heading(diagnostic)).append(diagnostic.message()).append('\n');
        out.append("%s--> %s:%d:%d\n".formatted(gutter, source.name(), line, from + 1));
        out.append(gutter).append(" |\n");
        out.append(number).append(" | ").append(visible(text, windowStart, windowEnd)).append('\n');
        out.append(gutter).append(" | ").append(padding(text, windowStart, from));
        out.append("^".repeat(Math.max(1, columns(text, from, to)))).append('\n');
        diagnostic
                .hint()
                .ifPresent(
                        hint -> out.append(gutter).append(" = help: ").append(hint).append('\n'));
        return out.toString();
    }

    /** Syntax errors have one code, so it says nothing. */
    private static String heading(Diagnostic diagnostic) {
        String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
        return diagnostic.code().equals(Cursor.SYNTAX_ERROR)
                ? severity + ": "
                : "%s[%s]: ".formatted(severity, diagnostic.code());
    }

    /** The end of a text is shown behind its last character that is no blank. */
    private static Span shown(SourceFile source, Span span) {
        int end = source.text().length();
        if (span.start() < end) {
            return span;
        }
        while (end > 0 && source.text().charAt(end - 1) <= ' ') {
            end--;
        }
        return new Span(end, end);
    }

    /** The text with every control character but the tabulator made visible. */
    private static String visible(String text, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            out.append((c < ' ' && c != '\t') || c == 127 ? '?' : c);
        }
        return out.toString();
    }

    private static String padding(String text, int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (!continuesCharacter(text.charAt(i))) {
                out.append(text.charAt(i) == '\t' ? '\t' : ' ');
            }
        }
        return out.toString();
    }

    private static int columns(String text, int from, int to) {
        int columns = 0;
        for (int i = from; i < to; i++) {
            if (!continuesCharacter(text.charAt(i))) {
                columns++;
            }
        }
        return columns;
    }

    /** Whether a byte is in the middle of a character in UTF-8. */
    private static boolean continuesCharacter(char c) {
        return c >= 0x80 && c < 0xC0;
    }
}
