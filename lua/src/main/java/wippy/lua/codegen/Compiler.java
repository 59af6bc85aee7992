// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wippy.lua.resolve.Resolved;
import wippy.lua.resolve.Resolver;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.Chunk;
import wippy.lua.syntax.Diagnostic;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.Parsed;
import wippy.lua.syntax.Parser;
import wippy.lua.syntax.SourceFile;
import wippy.lua.syntax.Span;
import wippy.lua.syntax.Stat;

/** Compiles Lua source to JVM classes. */
public final class Compiler {

    /** Stack for sources whose nesting is too deep for the caller's. */
    private static final long BIG_STACK = 1L << 30;

    private Compiler() {}

    /**
     * Compiles a source file. Never throws on user input; safe for any thread.
     *
     * <p>Very deep nesting is compiled on a thread of its own with a big stack.
     */
    public static Compilation compile(SourceFile source, CompilerOptions options) {
        return compile(source, options, Limits.DEFAULT);
    }

    static Compilation compile(SourceFile source, CompilerOptions options, Limits limits) {
        try {
            return compileHere(source, options, limits);
        } catch (StackOverflowError e) {
            return compileDeep(source, options, limits);
        }
    }

    private static Compilation compileHere(
            SourceFile source, CompilerOptions options, Limits limits) {
        Parsed parsed = Parser.parse(source);
        if (parsed.hasErrors()) {
            return new Compilation(Optional.empty(), parsed.diagnostics());
        }
        FunctionBody main = parsed.chunk().main();
        if (options.exposure().isPresent()
                && !options.exposure().get().isChunk()
                && !returnsFunction(main)) {
            return new Compilation(Optional.empty(), List.of(noFunction(main.span())));
        }
        Resolved resolved = resolve(parsed, options);
        List<Diagnostic> diagnostics = new ArrayList<>(parsed.diagnostics());
        diagnostics.addAll(resolved.diagnostics());
        for (Diagnostic diagnostic : resolved.diagnostics()) {
            if (diagnostic.severity() == Diagnostic.Severity.ERROR) {
                return new Compilation(Optional.empty(), diagnostics);
            }
        }
        ChunkClasses classes;
        try {
            classes = new ChunkGenerator(resolved, main, options, limits).generate();
        } catch (IllegalArgumentException e) {
            diagnostics.add(tooLarge(resolved, e));
            return new Compilation(Optional.empty(), diagnostics);
        }
        Prototype prototype =
                new Prototype(
                        new ChunkLoader(classes),
                        options.explicitEnvironment() || resolved.usesEnv(),
                        options.exposure().isPresent());
        return new Compilation(Optional.of(prototype), diagnostics);
    }

    /** Whether a chunk does nothing but return a function that it makes. */
    private static boolean returnsFunction(FunctionBody main) {
        List<Stat> statements = main.body().statements();
        return statements.size() == 1
                && statements.getFirst() instanceof Stat.Return result
                && result.values().size() == 1
                && result.values().getFirst() instanceof Expr.Function;
    }

    private static Diagnostic noFunction(Span span) {
        return new Diagnostic(
                "C0002",
                Diagnostic.Severity.ERROR,
                span,
                "corrupted precompiled chunk: its text is no function",
                Optional.of("load what string.dump gave, unchanged"));
    }

    private static Resolved resolve(Parsed parsed, CompilerOptions options) {
        if (options.exposure().isEmpty()) {
            return Resolver.resolve(parsed);
        }
        Exposure exposure = options.exposure().get();
        Chunk chunk = exposure.isChunk() ? returning(parsed.chunk()) : parsed.chunk();
        return Resolver.resolveExposed(chunk, parsed.chunk().main(), exposure.upvalues());
    }

    /** {@return a chunk that returns the main function of another as a function of its own} */
    private static Chunk returning(Chunk chunk) {
        FunctionBody main = chunk.main();
        Span span = main.span();
        Stat result = new Stat.Return(span, List.of(new Expr.Function(span, main)));
        FunctionBody around =
                new FunctionBody(
                        span,
                        "load",
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new Block(span, List.of(result)));
        return new Chunk(chunk.source(), around);
    }

    /** The class file library throws this where a limit of class files is reached. */
    private static Diagnostic tooLarge(Resolved resolved, IllegalArgumentException reason) {
        return new Diagnostic(
                "C0001",
                Diagnostic.Severity.ERROR,
                resolved.chunk().main().span(),
                "chunk is too large for a class file (" + reason.getMessage() + ")",
                Optional.of("divide the file into several modules"));
    }

    private static Compilation compileDeep(
            SourceFile source, CompilerOptions options, Limits limits) {
        Compilation[] result = new Compilation[1];
        Thread thread =
                new Thread(
                        null,
                        () -> result[0] = compileHere(source, options, limits),
                        "lua-compiler",
                        BIG_STACK);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return result[0];
    }
}
