// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import wippy.runtime.load.Problem.Severity;

/** The text of a file that has to be UTF-8; a byte order mark at its beginning is left out. */
final class Utf8Text {

    private Utf8Text() {}

    /**
     * {@return the text, or nothing if it is not UTF-8}
     *
     * @param file how messages call the file
     * @param problems takes where it is not
     */
    static Optional<String> decode(byte[] bytes, String file, List<Problem> problems) {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            String text = decoder.decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException malformed) {
            problems.add(problem(bytes, file));
            return Optional.empty();
        }
    }

    private static Problem problem(byte[] bytes, String file) {
        String before = new String(bytes, StandardCharsets.UTF_8);
        int at = before.indexOf('\ufffd');
        String start = before.substring(0, Math.max(at, 0));
        int line = (int) start.chars().filter(character -> character == '\n').count() + 1;
        int column = start.codePointCount(start.lastIndexOf('\n') + 1, start.length()) + 1;
        boolean isUtf16 = bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe;
        return new Problem(
                Severity.ERROR,
                file,
                line,
                column,
                "expected UTF-8, got a byte that is none",
                isUtf16 ? "the file is UTF-16: save it as UTF-8" : "save the file as UTF-8");
    }
}
