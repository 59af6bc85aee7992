// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.Optional;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.codegen.Compilation;
import wippy.lua.codegen.Compiler;
import wippy.lua.codegen.CompilerOptions;
import wippy.lua.codegen.Exposure;
import wippy.lua.codegen.Prototype;
import wippy.lua.syntax.Diagnostic;
import wippy.lua.syntax.DiagnosticRenderer;
import wippy.lua.syntax.SourceFile;

/**
 * The outcome of loading a chunk: a function or what is wrong.
 *
 * @param function the chunk's main function, null if it could not be loaded
 * @param message why not, as PUC Lua says it; null if it was loaded
 * @param place what follows the message for people: the source line and a hint; may be empty
 */
public record LoadedCode(LuaFunction function, String message, String place) {

    /** A chunk that has this word, and those loaded later, call the hook. */
    private static final String SETHOOK = "sethook";

    /** A chunk that has this word, and those loaded later, let {@code debug} set upvalues. */
    private static final String UPVALUE = "upvalue";

    static LoadedCode failed(String message) {
        return new LoadedCode(null, message, "");
    }

    /**
     * Loads a chunk from its text.
     *
     * @param name as {@code load} takes it: a file when it begins with {@code @}, a plain name with
     *     {@code =}, else source text
     * @param mode {@code b}, {@code t} or {@code bt}
     */
    public static LoadedCode of(LuaState state, String text, String name, String mode) {
        return loaded(state, text, name, mode, false, prototype -> prototype.instantiate(state));
    }

    /** Loads a chunk whose globals are fields of {@code environment}; see {@link #of}. */
    static LoadedCode withEnvironment(
            LuaState state, String text, String name, String mode, Object environment) {
        return loaded(
                state,
                text,
                name,
                mode,
                true,
                prototype -> prototype.instantiate(state, environment));
    }

    /** Loads a file; a first line that begins with {@code #} is skipped. */
    public static LoadedCode ofFile(LuaState state, String path) {
        return new FileText(path).load(state, "bt");
    }

    /** Loads what is left of standard input, named {@code stdin}. */
    public static LoadedCode ofStandardInput(LuaState state, StandardStreams streams) {
        return new FileText(streams.input()).load(state, "bt");
    }

    private static LoadedCode loaded(
            LuaState state,
            String text,
            String name,
            String mode,
            boolean explicitEnvironment,
            Instantiation instantiation) {
        boolean binary = !text.isEmpty() && text.charAt(0) == FunctionDump.MARK;
        if (mode.indexOf(binary ? 'b' : 't') < 0) {
            String kind = binary ? "binary" : "text";
            return failed("attempt to load a " + kind + " chunk (mode is '" + mode + "')");
        }
        Optional<Exposure> exposure = Optional.empty();
        SourceFile source;
        if (binary) {
            try {
                FunctionDump dump = FunctionDump.decoded(text);
                exposure =
                        Optional.of(
                                new Exposure(dump.upvalues(), dump.isChunk(), dump.isStripped()));
                source = named(dump.source(), dump.chunkName());
            } catch (FunctionDump.Malformed e) {
                return failed(shownOfDump(name) + ": " + e.getMessage() + " precompiled chunk");
            }
        } else {
            source = source(text, name);
            if (text.contains(SETHOOK)) {
                state.trace();
            }
            if (text.contains(UPVALUE)) {
                state.exposeUpvalues();
            }
            if (state.exposesUpvalues()) {
                exposure = Optional.of(Exposure.SOURCE);
            }
        }
        CompilerOptions options =
                new CompilerOptions(explicitEnvironment, true, state.traces(), exposure);
        return finished(Compiler.compile(source, options), source, instantiation);
    }

    private static String shownOfDump(String name) {
        if (!name.isEmpty() && name.charAt(0) == FunctionDump.MARK) {
            return "binary string";
        }
        return name.startsWith("@") || name.startsWith("=") ? name.substring(1) : name;
    }

    private static SourceFile named(String text, String name) {
        return SourceFile.of(ChunkName.shown(name), text).loadedAs(name);
    }

    /** What a file may begin with, a text that is loaded may not: a blank keeps it from being. */
    private static SourceFile source(String text, String name) {
        boolean likeFile = text.startsWith("#") || text.startsWith(FileText.BYTE_ORDER_MARK);
        return named(likeFile ? " " + text : text, name);
    }

    /** How a prototype becomes a function. */
    private interface Instantiation {
        LuaFunction of(Prototype prototype);
    }

    private static LoadedCode finished(
            Compilation compilation, SourceFile source, Instantiation instantiation) {
        if (compilation.prototype().isPresent()) {
            return new LoadedCode(instantiation.of(compilation.prototype().get()), null, "");
        }
        for (Diagnostic diagnostic : compilation.diagnostics()) {
            if (diagnostic.severity() == Diagnostic.Severity.ERROR) {
                String rendered = DiagnosticRenderer.render(source, diagnostic).stripTrailing();
                return new LoadedCode(
                        null,
                        DiagnosticRenderer.line(source, diagnostic),
                        rendered.substring(rendered.indexOf('\n')));
            }
        }
        throw new IllegalStateException("no code and no error: " + source.name());
    }
}
