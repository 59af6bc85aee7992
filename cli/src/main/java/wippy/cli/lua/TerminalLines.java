// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import java.io.IOException;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import wippy.lua.LuaString;
import wippy.lua.lib.StandardStreams;

/**
 * Lines that are typed on a terminal, with editing, a history of the session and completion. While
 * nothing is read the terminal is as it was, so that programs use it as usual.
 */
final class TerminalLines implements LineSource {

    /** For terminals that do not tell theirs. */
    private static final Size UNKNOWN_SIZE = Size.of(80, 24);

    private final LineReader reader;
    private final StandardStreams streams;

    private TerminalLines(LineReader reader, StandardStreams streams) {
        this.reader = reader;
        this.streams = streams;
    }

    /**
     * {@return the lines of the program's terminal}
     *
     * @param interruption what Ctrl-C does while a chunk runs
     * @throws IOException when the terminal cannot be controlled
     */
    static TerminalLines open(
            StandardStreams streams, Completions completions, Interruption interruption)
            throws IOException {
        Terminal terminal =
                TerminalBuilder.builder()
                        .name("wippy lua")
                        .system(true)
                        .provider("exec")
                        .graphemeCluster(false)
                        .build();
        if (terminal.getColumns() <= 0) {
            terminal.setSize(UNKNOWN_SIZE);
        }
        terminal.handle(Signal.INT, signal -> interruption.run());
        LineReader reader =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .parser((line, cursor, context) -> new Word(line, cursor))
                        .completer((source, word, found) -> complete(completions, word, found))
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.INSERT_TAB, true)
                        .build();
        return new TerminalLines(reader, streams);
    }

    private static void complete(
            Completions completions, ParsedLine line, List<Candidate> candidates) {
        for (String word : completions.of(line.word())) {
            candidates.add(new Candidate(word, word, null, null, null, null, false));
        }
    }

    @Override
    public @Nullable String read(String prompt) throws IOException, Interrupted {
        streams.output().flush();
        try {
            return LuaString.of(reader.readLine(LuaString.text(prompt)));
        } catch (EndOfFileException e) {
            return null;
        } catch (UserInterruptException e) {
            throw new Interrupted();
        }
    }

    /** The name before the cursor, with what leads to it. */
    private record Word(String line, int cursor) implements CompletingParsedLine {

        @Override
        public String word() {
            return line.substring(Completions.wordStart(line, cursor), cursor);
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }
    }
}
