// SPDX-License-Identifier: Apache-2.0
package wippy.lua.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.BlockScope.PendingGoto;
import wippy.lua.resolve.BlockScope.PlacedLabel;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.Identifier;
import wippy.lua.syntax.SourceFile;
import wippy.lua.syntax.Span;
import wippy.lua.syntax.Stat;

/** The functions, blocks, variables and labels around the place where the resolver is. */
final class Scopes {
    static final String ENV = "_ENV";

    /** Limits of PUC Lua 5.3. */
    private static final int MAX_LOCALS = 200;

    private static final int MAX_UPVALUES = 255;

    private final SourceFile source;
    private final Resolution resolution;

    /** For each name the variable that it means here, and those that this one hides. */
    private final Map<String, Visible> visible = new HashMap<>();

    private final boolean exposed;
    private final FunctionBody main;
    private @Nullable Frame frame;
    private boolean sawEnv;

    private record Visible(Variable variable, @Nullable Visible hidden) {}

    /** A function while the resolver is in it. */
    private static final class Frame {
        final FunctionScope scope;
        final @Nullable Frame outer;
        final List<Variable> active = new ArrayList<>();
        @Nullable BlockScope block;
        int reserved;
        boolean reportedLocals;

        Frame(FunctionScope scope, @Nullable Frame outer) {
            this.scope = scope;
            this.outer = outer;
        }
    }

    /**
     * Scopes of a chunk.
     *
     * @param main what messages call the main function
     * @param exposed whether upvalues may be assigned from outside
     */
    Scopes(SourceFile source, Resolution resolution, FunctionBody main, boolean exposed) {
        this.exposed = exposed;
        this.main = main;
        this.source = source;
        this.resolution = resolution;
    }

    /** {@return whether the chunk has named {@code _ENV} so far} */
    boolean sawEnv() {
        return sawEnv;
    }

    FunctionScope enterFunction(FunctionBody body) {
        Frame outer = frame;
        Optional<FunctionScope> parent =
                outer == null ? Optional.empty() : Optional.of(outer.scope);
        FunctionScope scope = new FunctionScope(body, parent);
        parent.ifPresent(p -> p.nested.add(scope));
        resolution.addScope(body, scope);
        frame = new Frame(scope, outer);
        return scope;
    }

    void leaveFunction() {
        frame = current().outer;
    }

    void enterBlock(Block block, boolean isLoop) {
        Frame current = current();
        current.block = new BlockScope(block, current.block, isLoop, current.active.size());
    }

    /** The block just entered is the body of a {@code repeat}. */
    void markRepeat() {
        block().isRepeat = true;
    }

    void leaveBlock() {
        Frame current = current();
        BlockScope left = block();
        movePendingOut(left);
        List<Variable> variables =
                current.active.subList(left.firstVariable, current.active.size());
        keepCaptured(left.block, variables);
        for (int i = variables.size() - 1; i >= 0; i--) {
            hide(variables.get(i));
        }
        variables.clear();
        current.block = left.parent;
    }

    private void keepCaptured(Block block, List<Variable> variables) {
        List<Variable> captured = new ArrayList<>();
        for (Variable variable : variables) {
            if (variable.captured && !current().scope.parameters.contains(variable)) {
                captured.add(variable);
            }
        }
        if (!captured.isEmpty()) {
            resolution.setCaptured(block, List.copyOf(captured));
        }
    }

    private void hide(Variable variable) {
        String name = variable.name().text();
        Visible entry = visible.get(name);
        if (entry == null) {
            return;
        }
        if (entry.hidden() == null) {
            visible.remove(name);
        } else {
            visible.put(name, entry.hidden());
        }
    }

    /** Counts variables that the source does not name. */
    void reserve(int count) {
        current().reserved += count;
    }

    Variable declare(Identifier name) {
        Frame current = current();
        if (name.text().equals(ENV)) {
            sawEnv = true;
        }
        if (current.active.size() + current.reserved >= MAX_LOCALS && !current.reportedLocals) {
            current.reportedLocals = true;
            limit(current, "local variables", MAX_LOCALS, name.span());
        }
        return declareHidden(name);
    }

    /** Declares a variable that the source does not. */
    Variable declareHidden(Identifier name) {
        Frame current = current();
        Variable variable = new Variable(name, current.scope);
        current.active.add(variable);
        visible.put(name.text(), new Visible(variable, visible.get(name.text())));
        return variable;
    }

    /** {@return the variable that a name means here; null for a global} */
    @Nullable Variable use(String name, Span span) {
        if (name.equals(ENV)) {
            sawEnv = true;
        }
        Visible entry = visible.get(name);
        if (entry == null) {
            return null;
        }
        Variable variable = entry.variable();
        Frame user = current();
        if (variable.owner() != user.scope) {
            variable.captured = true;
            variable.reassigned |= exposed;
            capture(variable, user, span);
        }
        return variable;
    }

    /** A global is used here, in a chunk that does not name {@code _ENV}. */
    void useGlobal() {
        for (Frame f = frame; f != null && f.scope.environmentAt < 0; f = f.outer) {
            f.scope.environmentAt = f.scope.upvalues.size();
        }
    }

    /** Makes a variable an upvalue of a function and of those between it and the owner. */
    private void capture(Variable variable, Frame user, Span span) {
        for (Frame f = user; f != null && f.scope != variable.owner(); f = f.outer) {
            List<Variable> upvalues = f.scope.upvalues;
            if (upvalues.contains(variable)) {
                return;
            }
            if (upvalues.size() == MAX_UPVALUES) {
                limit(f, "upvalues", MAX_UPVALUES, span);
            }
            upvalues.add(variable);
        }
    }

    private void limit(Frame where, String what, int limit, Span span) {
        String function =
                where.scope.body() == main
                        ? "main function"
                        : "function at line " + source.line(where.scope.body().span().start());
        resolution.error(
                span,
                "too many %s (limit is %d) in %s".formatted(what, limit, function),
                "keep some of them in a table, or split the function");
    }

    void breakOut(Stat.Break statement) {
        for (BlockScope b = block(); b != null; b = b.parent) {
            if (b.isLoop) {
                return;
            }
        }
        resolution.error(
                statement.span(),
                "<break> at line %d not inside a loop"
                        .formatted(source.line(statement.span().start())),
                null);
    }

    void jump(Stat.Goto statement) {
        PlacedLabel label = block().labels.get(statement.label().text());
        if (label != null) {
            resolution.setTarget(statement, label.label());
        } else {
            block().pending.add(new PendingGoto(statement, current().active.size()));
        }
    }

    /**
     * Places a label.
     *
     * @param last whether nothing but labels follows it in its block
     */
    void label(Stat.Label label, boolean last) {
        BlockScope block = block();
        String name = label.name().text();
        PlacedLabel earlier = block.labels.get(name);
        if (earlier != null) {
            int line = source.line(earlier.label().span().start());
            resolution.error(
                    label.span(),
                    "label '%s' already defined on line %d".formatted(name, line),
                    "labels of one block need different names");
            return;
        }
        boolean endsScope = last && !block.isRepeat;
        int active = endsScope ? block.firstVariable : current().active.size();
        PlacedLabel placed = new PlacedLabel(label, active);
        block.labels.put(name, placed);
        block.pending.removeIf(jump -> closes(jump, placed));
    }

    private boolean closes(PendingGoto jump, PlacedLabel placed) {
        Stat.Goto statement = jump.statement();
        String name = statement.label().text();
        if (!name.equals(placed.label().name().text())) {
            return false;
        }
        if (jump.activeVariables() < placed.activeVariables()) {
            Variable entered = current().active.get(jump.activeVariables());
            resolution.error(
                    statement.span(),
                    "<goto %s> at line %d jumps into the scope of local '%s'"
                            .formatted(
                                    name,
                                    source.line(statement.span().start()),
                                    entered.name().text()),
                    "declare '%s' before the goto, or put the code between them in 'do ... end'"
                            .formatted(entered.name().text()));
        }
        resolution.setTarget(statement, placed.label());
        return true;
    }

    /** A block is left: what it did not resolve, the block around it may. */
    private void movePendingOut(BlockScope left) {
        BlockScope parent = left.parent;
        for (PendingGoto jump : left.pending) {
            Stat.Goto statement = jump.statement();
            if (parent == null) {
                unknownLabel(statement);
                continue;
            }
            PlacedLabel label = parent.labels.get(statement.label().text());
            if (label != null) {
                resolution.setTarget(statement, label.label());
            } else {
                int active = Math.min(jump.activeVariables(), left.firstVariable);
                parent.pending.add(new PendingGoto(statement, active));
            }
        }
    }

    private void unknownLabel(Stat.Goto statement) {
        String name = statement.label().text();
        String hint =
                name.equals("continue")
                        ? "put '::continue::' before the 'end' of the loop"
                        : "a goto sees the labels of its own block and of those around it, within"
                                + " its function";
        resolution.error(
                statement.span(),
                "no visible label '%s' for <goto> at line %d"
                        .formatted(name, source.line(statement.span().start())),
                hint);
    }

    private BlockScope block() {
        BlockScope block = current().block;
        if (block == null) {
            throw new IllegalStateException("no block is entered");
        }
        return block;
    }

    private Frame current() {
        Frame current = frame;
        if (current == null) {
            throw new IllegalStateException("no function is entered");
        }
        return current;
    }
}
