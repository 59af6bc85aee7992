// SPDX-License-Identifier: Apache-2.0
package wippy.lua.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaThread;
import wippy.lua.Reference;
import wippy.lua.Results;
import wippy.lua.States;
import wippy.lua.lib.ByteOutput;
import wippy.lua.lib.LoadedCode;
import wippy.lua.lib.StandardLibrary;
import wippy.lua.lib.StandardStreams;

/**
 * Random programs do here what they do under PUC Lua 5.3, where that is installed; elsewhere they
 * at least load and end without an exception of Java. The programs are the same in every run;
 * {@code -Dseed} and {@code -Dprograms} choose others.
 */
final class ProgramFuzzTest {

    private static final int SECONDS_MAX = 240;
    private static final int SHOWN_MAX = 10;

    private final long seed = Long.getLong("seed", 1);
    private final int programs = Integer.getInteger("programs", 10_000);

    /** What one program did here; {@code current} is set while it runs. */
    private volatile String current = "";

    @Test
    void randomProgramsDoWhatTheReferenceDoes(@TempDir Path directory) throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < programs; i++) {
            texts.add(ProgramGenerator.program(seed + i));
        }
        List<String> verdicts = new ArrayList<>();
        Optional<Throwable> failure = LuaThread.failure(SECONDS_MAX, () -> judge(texts, verdicts));
        if (failure.isPresent()) {
            String problem =
                    failure.get() instanceof TimeoutException ? "does not end" : "fails in Java";
            throw new AssertionError(
                    "seed "
                            + (seed + verdicts.size())
                            + ", the program "
                            + problem
                            + ":\n"
                            + current,
                    failure.get());
        }
        if (Reference.isInstalled()) {
            compare(texts, verdicts, reference(directory, texts));
        }
    }

    private void judge(List<String> texts, List<String> verdicts) throws IOException {
        var output = new ByteOutput(OutputStream.nullOutputStream(), ByteOutput.Buffering.FULL);
        var streams = new StandardStreams(new ByteArrayInputStream(new byte[0]), output, output);
        StandardLibrary library = StandardLibrary.plain(streams);
        LuaState state = States.plain(library.globals(), library.stringMetatable());
        LuaFunction judge = LoadedCode.of(state, judge(), "=judge", "t").function();
        Object judged = Results.first(state, judge.call(state));
        for (String text : texts) {
            current = text;
            Object verdict = Results.first(state, ((LuaFunction) judged).call(state, text));
            assertThat(state.mark()).isZero();
            verdicts.add((String) verdict);
        }
    }

    private static String judge() throws IOException {
        try (var stream = ProgramFuzzTest.class.getResourceAsStream("judge.lua")) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static List<String> reference(Path directory, List<String> texts) throws Exception {
        Path judge = directory.resolve("judge.lua");
        Path programs = directory.resolve("programs");
        Path verdicts = directory.resolve("verdicts");
        Files.writeString(judge, judge(), StandardCharsets.ISO_8859_1);
        var all = new ByteArrayOutputStream();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            all.writeBytes((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
            all.writeBytes(bytes);
            all.write('\n');
        }
        Files.write(programs, all.toByteArray());
        byte[] printed =
                Reference.run(
                        directory,
                        SECONDS_MAX,
                        List.of(judge.toString(), programs.toString(), verdicts.toString()));
        assertThat(new String(printed, StandardCharsets.ISO_8859_1)).isEmpty();
        List<String> read = new ArrayList<>();
        String text = Files.readString(verdicts, StandardCharsets.ISO_8859_1);
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            int size = Integer.parseInt(text.substring(at, end));
            read.add(text.substring(end + 1, end + 1 + size));
            at = end + size + 2;
        }
        return read;
    }

    /**
     * {@return whether two verdicts mean the same} The sign of NaN is the processor's. An
     * expression in which two operations fail may tell of either: the order of operands is
     * undefined (§3.4).
     */
    private static boolean isSame(String ours, String theirs) {
        return ours.equals(theirs) || normalized(ours).equals(normalized(theirs));
    }

    private static String normalized(String verdict) {
        return verdict.replace("-nan", "nan").replaceAll("\"(p:\\d+:)[^\"]*\"", "$1");
    }

    private void compare(List<String> texts, List<String> ours, List<String> theirs) {
        assertThat(theirs).hasSameSizeAs(ours);
        StringBuilder differences = new StringBuilder();
        int found = 0;
        for (int i = 0; i < texts.size(); i++) {
            if (!isSame(ours.get(i), theirs.get(i))) {
                found++;
                if (found <= SHOWN_MAX) {
                    differences.append(
                            "\nseed %d\n%s\nPUC Lua: %s\nhere:    %s\n"
                                    .formatted(seed + i, texts.get(i), theirs.get(i), ours.get(i)));
                }
            }
        }
        assertThat(found)
                .as("programs of %d from seed %d that differ:%s", programs, seed, differences)
                .isZero();
    }
}
