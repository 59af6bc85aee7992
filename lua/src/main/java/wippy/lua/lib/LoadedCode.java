// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.codegen.Compilation;
import wippy.lua.codegen.Compiler;
import wippy.lua.codegen.CompilerOptions;
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

    private static final char BINARY_MARK = 0x1B;

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
        Compilation compilation = compile(text, name, mode, CompilerOptions.DEFAULT);
        return compilation == null
                ? refused(text, mode)
                : finished(
                        compilation, source(text, name), prototype -> prototype.instantiate(state));
    }

    /** Loads a chunk whose globals are fields of {@code environment}; see {@link #of}. */
    static LoadedCode withEnvironment(
            LuaState state, String text, String name, String mode, Object environment) {
        Compilation compilation = compile(text, name, mode, CompilerOptions.WITH_ENVIRONMENT);
        return compilation == null
                ? refused(text, mode)
                : finished(
                        compilation,
                        source(text, name),
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

    /** What a file may begin with, a text that is loaded may not: a blank keeps it from being. */
    private static SourceFile source(String text, String name) {
        boolean likeFile = text.startsWith("#") || text.startsWith(FileText.BYTE_ORDER_MARK);
        return SourceFile.of(ChunkName.shown(name), likeFile ? " " + text : text);
    }

    private static Compilation compile(
            String text, String name, String mode, CompilerOptions options) {
        boolean binary = !text.isEmpty() && text.charAt(0) == BINARY_MARK;
        if (binary || mode.indexOf('t') < 0) {
            return null;
        }
        return Compiler.compile(source(text, name), options);
    }

    private static LoadedCode refused(String text, String mode) {
        boolean binary = !text.isEmpty() && text.charAt(0) == BINARY_MARK;
        if (binary && mode.indexOf('b') >= 0) {
            return failed("binary string: this Lua runs no precompiled chunks; load its source");
        }
        String kind = binary ? "binary" : "text";
        return failed("attempt to load a " + kind + " chunk (mode is '" + mode + "')");
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
