// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import wippy.lua.LuaState;
import wippy.lua.LuaString;

/** A file to load code from, or standard input. */
final class FileText {

    static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    /** What a dump begins with, also behind a first line that is skipped. */
    private static final String BINARY = String.valueOf(FunctionDump.MARK);

    private final String path;
    private final ByteStream input;

    FileText(String path) {
        this.path = path;
        this.input = null;
    }

    FileText(ByteStream input) {
        this.path = null;
        this.input = input;
    }

    LoadedCode load(LuaState state, String mode) {
        try {
            return LoadedCode.of(state, read(), name(), mode);
        } catch (IOException | InvalidPathException e) {
            return unreadable(e);
        }
    }

    LoadedCode load(LuaState state, String mode, Object environment) {
        try {
            return LoadedCode.withEnvironment(state, read(), name(), mode, environment);
        } catch (IOException | InvalidPathException e) {
            return unreadable(e);
        }
    }

    private String name() {
        return path == null ? "=stdin" : "@" + path;
    }

    private LoadedCode unreadable(Exception problem) {
        String file = path == null ? "stdin" : path;
        String reason = FileErrors.reason(problem);
        String what = reason.equals(FileErrors.IS_DIRECTORY) ? "read " : "open ";
        return LoadedCode.failed("cannot " + what + file + ": " + reason);
    }

    /** The text without byte order mark and {@code #} line; line numbers stay. */
    private String read() throws IOException {
        String text =
                path == null ? standardInput() : LuaString.ofBytes(Files.readAllBytes(file()));
        String rest = text.startsWith(BYTE_ORDER_MARK) ? text.substring(3) : text;
        if (!rest.startsWith("#")) {
            return rest;
        }
        int lineEnd = rest.indexOf('\n');
        if (lineEnd < 0) {
            return "";
        }
        boolean binary = rest.startsWith(BINARY, lineEnd + 1);
        return rest.substring(binary ? lineEnd + 1 : lineEnd);
    }

    private String standardInput() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = input.read(); c >= 0; c = input.read()) {
            text.append((char) c);
        }
        return text.toString();
    }

    private Path file() {
        return Path.of(LuaString.text(path));
    }
}
