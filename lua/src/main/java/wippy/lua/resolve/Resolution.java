// SPDX-License-Identifier: Apache-2.0
package wippy.lua.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.Chunk;
import wippy.lua.syntax.Diagnostic;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.Span;
import wippy.lua.syntax.Stat;

/** What the resolver has found out; written by it alone, and only until it returns. */
final class Resolution implements Resolved {
    private final Chunk chunk;
    private final boolean usesEnv;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final IdentityHashMap<Expr.Name, Variable> variables = new IdentityHashMap<>();
    private final IdentityHashMap<Expr.Name, Variable> environments = new IdentityHashMap<>();
    private final IdentityHashMap<Stat, List<Variable>> declared = new IdentityHashMap<>();
    private final IdentityHashMap<FunctionBody, FunctionScope> scopes = new IdentityHashMap<>();
    private final IdentityHashMap<Stat.Goto, Stat.Label> targets = new IdentityHashMap<>();
    private final IdentityHashMap<Block, List<Variable>> captured = new IdentityHashMap<>();
    private final List<Variable> hidden = new ArrayList<>();

    Resolution(Chunk chunk, boolean usesEnv) {
        this.chunk = chunk;
        this.usesEnv = usesEnv;
    }

    @Override
    public Chunk chunk() {
        return chunk;
    }

    @Override
    public List<Diagnostic> diagnostics() {
        return diagnostics.stream().sorted(Comparator.comparingInt(d -> d.span().start())).toList();
    }

    @Override
    public Optional<Variable> variable(Expr.Name name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public Optional<Variable> environment(Expr.Name global) {
        return Optional.ofNullable(environments.get(global));
    }

    @Override
    public List<Variable> hidden() {
        return Collections.unmodifiableList(hidden);
    }

    @Override
    public List<Variable> declared(Stat statement) {
        return declared.getOrDefault(statement, List.of());
    }

    @Override
    public FunctionScope scope(FunctionBody body) {
        FunctionScope scope = scopes.get(body);
        if (scope == null) {
            throw new IllegalArgumentException("function of another chunk: " + body.name());
        }
        return scope;
    }

    @Override
    public Stat.Label target(Stat.Goto statement) {
        Stat.Label label = targets.get(statement);
        if (label == null) {
            throw new IllegalArgumentException("goto without label: " + statement.label().text());
        }
        return label;
    }

    @Override
    public boolean isBackward(Stat.Goto statement) {
        return target(statement).span().start() <= statement.span().start();
    }

    @Override
    public List<Variable> capturedIn(Block block) {
        return captured.getOrDefault(block, List.of());
    }

    @Override
    public boolean usesEnv() {
        return usesEnv;
    }

    void bind(Expr.Name name, Variable variable) {
        variables.put(name, variable);
    }

    void bindEnvironment(Expr.Name global, Variable variable) {
        environments.put(global, variable);
    }

    void addHidden(Variable variable) {
        hidden.add(variable);
    }

    void declare(Stat statement, List<Variable> variables) {
        declared.put(statement, variables);
    }

    void addScope(FunctionBody body, FunctionScope scope) {
        scopes.put(body, scope);
    }

    void setTarget(Stat.Goto statement, Stat.Label label) {
        targets.put(statement, label);
    }

    void setCaptured(Block block, List<Variable> variables) {
        captured.put(block, variables);
    }

    void error(Span span, String message, @Nullable String hint) {
        diagnostics.add(
                new Diagnostic(
                        "P0001",
                        Diagnostic.Severity.ERROR,
                        span,
                        message,
                        Optional.ofNullable(hint)));
    }
}
