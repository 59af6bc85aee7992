// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wippy.lua.Calls;
import wippy.lua.Conversions;
import wippy.lua.LuaError;
import wippy.lua.Results;
import wippy.lua.lib.LoadedCode;

/**
 * The interactive mode (Lua 5.3 §7): reads statements, which may go over several lines, runs them
 * and prints the values of what is an expression.
 */
final class Prompt {

    private static final String CHUNK = "=stdin";

    /** What the message about an unfinished statement ends with. */
    private static final String UNFINISHED = "<eof>";

    private final Interpreter interpreter;
    private final LineSource lines;

    Prompt(Interpreter interpreter, LineSource lines) {
        this.interpreter = interpreter;
        this.lines = lines;
    }

    /** Runs what is entered until there are no more lines. */
    void run() {
        interpreter.becomeInteractive();
        try {
            while (readAndEvaluate()) {
                // Each turn is a statement.
            }
        } catch (IOException e) {
            throw new StreamFailure(e);
        }
        interpreter.print("\n");
    }

    /** {@return whether there was a statement, or the beginning of one} */
    private boolean readAndEvaluate() throws IOException {
        try {
            LoadedCode code = read();
            if (code != null) {
                evaluate(code);
            }
            return code != null;
        } catch (LineSource.Interrupted e) {
            return true;
        }
    }

    /** {@return the next statement or expression, null when there are no more} */
    private @Nullable LoadedCode read() throws IOException, LineSource.Interrupted {
        String line = lines.read(prompt("_PROMPT", "> "));
        if (line == null) {
            return null;
        }
        String text = line.startsWith("=") ? "return " + line.substring(1) : line;
        LoadedCode expression = load("return " + text);
        return expression.message() == null ? expression : readStatement(text);
    }

    private LoadedCode readStatement(String firstLine) throws IOException, LineSource.Interrupted {
        StringBuilder text = new StringBuilder(firstLine);
        while (true) {
            LoadedCode code = load(text.toString());
            if (code.message() == null || !code.message().endsWith(UNFINISHED)) {
                return code;
            }
            String line = lines.read(prompt("_PROMPT2", ">> "));
            if (line == null) {
                return code;
            }
            text.append('\n').append(line);
        }
    }

    private LoadedCode load(String text) {
        return LoadedCode.of(interpreter.state(), text, CHUNK, "t");
    }

    private String prompt(String global, String otherwise) {
        Object value = interpreter.state().globals().get(global);
        return value instanceof String || value instanceof Number
                ? Conversions.tostring(interpreter.state(), value)
                : otherwise;
    }

    private void evaluate(LoadedCode code) {
        if (code.message() != null) {
            interpreter.report(code.message());
            return;
        }
        Object[] values = interpreter.call(code.function());
        if (values == null || values.length == 0) {
            return;
        }
        int mark = interpreter.state().mark();
        try {
            Object print = interpreter.state().globals().get("print");
            Results.finish(interpreter.state(), Calls.apply(interpreter.state(), print, values));
        } catch (LuaError e) {
            interpreter.state().unwindTo(mark);
            interpreter.report("error calling 'print' (" + e.getMessage() + ")");
        }
    }
}
