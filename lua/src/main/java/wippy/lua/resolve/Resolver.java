// SPDX-License-Identifier: Apache-2.0
package wippy.lua.resolve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wippy.lua.syntax.Binding;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.Chunk;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.Identifier;
import wippy.lua.syntax.Parsed;
import wippy.lua.syntax.Span;
import wippy.lua.syntax.Stat;

/**
 * Finds out which variable each name means and which label each goto (Lua 5.3 §3.3.4, §3.5).
 *
 * <p>Expressions are walked with an own stack, so that only nested functions and blocks recurse.
 */
public final class Resolver {
    private final Chunk chunk;
    private final Resolution resolution;
    private final Scopes scopes;
    private final List<Expr> work = new ArrayList<>();

    private final List<String> hidden;
    private final FunctionBody main;

    private Resolver(Chunk chunk, boolean usesEnv) {
        this.chunk = chunk;
        this.resolution = new Resolution(chunk, usesEnv);
        this.scopes = new Scopes(chunk.source(), resolution, chunk.main(), false);
        this.hidden = usesEnv ? List.of(Scopes.ENV) : List.of();
        this.main = chunk.main();
    }

    private Resolver(Chunk chunk, FunctionBody main, List<String> upvalues) {
        this.chunk = chunk;
        this.resolution = new Resolution(chunk, true);
        this.scopes = new Scopes(chunk.source(), resolution, main, true);
        this.hidden = upvalues;
        this.main = main;
    }

    /**
     * Resolves a tree; a tree with syntax errors is resolved as far as it goes.
     *
     * <p>Messages are those of PUC Lua 5.3, without "near" and what follows it.
     */
    public static Resolved resolve(Parsed parsed) {
        Resolver plain = new Resolver(parsed.chunk(), false);
        if (plain.run()) {
            return plain.resolution;
        }
        Resolver withEnv = new Resolver(parsed.chunk(), true);
        withEnv.run();
        return withEnv.resolution;
    }

    /**
     * Resolves a chunk whose upvalues may be assigned from outside: each captured variable counts
     * as reassigned, and {@code _ENV} is one of them.
     *
     * @param chunk its main function returns the function that is wanted
     * @param main what is called the main function: that of the chunk, or the function it returns,
     *     which then has {@code _ENV} as an upvalue whether it uses it or not
     * @param upvalues names of variables around the wanted function, hidden in the main function
     */
    public static Resolved resolveExposed(Chunk chunk, FunctionBody main, List<String> upvalues) {
        Resolver exposed = new Resolver(chunk, main, upvalues);
        exposed.run();
        return exposed.resolution;
    }

    /** False if the chunk names {@code _ENV}, which this run was not prepared for. */
    private boolean run() {
        function(chunk.main());
        return resolution.usesEnv() || !scopes.sawEnv();
    }

    private void function(FunctionBody body) {
        FunctionScope scope = scopes.enterFunction(body);
        scopes.enterBlock(body.body(), false);
        if (scope.parent().isEmpty()) {
            for (String name : hidden) {
                Identifier identifier = new Identifier(new Span(0, 0), name);
                resolution.addHidden(scopes.declareHidden(identifier));
            }
        } else if (body == main) {
            Variable unused = scopes.use(Scopes.ENV, body.span());
        }
        for (Binding parameter : body.parameters()) {
            scope.parameters.add(scopes.declare(parameter.name()));
        }
        statements(body.body());
        scopes.leaveBlock();
        scopes.leaveFunction();
    }

    private void block(Block block) {
        scopes.enterBlock(block, false);
        statements(block);
        scopes.leaveBlock();
    }

    private void loopBody(Block block) {
        scopes.enterBlock(block, true);
        statements(block);
        scopes.leaveBlock();
    }

    private void statements(Block block) {
        List<Stat> statements = block.statements();
        for (int i = 0; i < statements.size(); i++) {
            Stat statement = statements.get(i);
            if (statement instanceof Stat.Label label) {
                scopes.label(label, onlyLabelsFollow(statements, i));
            } else {
                statement(statement);
            }
        }
    }

    /**
     * Whether a label stands at the end of its block, where the block's locals are out of scope.
     */
    private static boolean onlyLabelsFollow(List<Stat> statements, int index) {
        for (int i = index + 1; i < statements.size(); i++) {
            if (!(statements.get(i) instanceof Stat.Label)) {
                return false;
            }
        }
        return true;
    }

    private void statement(Stat statement) {
        switch (statement) {
            case Stat.Assign assign -> {
                assign.targets().forEach(this::target);
                assign.values().forEach(this::expression);
            }
            case Stat.CallStat call -> expression(call.call());
            case Stat.Do body -> block(body.body());
            case Stat.While loop -> {
                expression(loop.condition());
                loopBody(loop.body());
            }
            case Stat.Repeat loop -> {
                scopes.enterBlock(loop.body(), true);
                scopes.markRepeat();
                statements(loop.body());
                expression(loop.condition());
                scopes.leaveBlock();
            }
            case Stat.If branch -> {
                for (Stat.If.Clause clause : branch.clauses()) {
                    expression(clause.condition());
                    block(clause.body());
                }
                branch.otherwise().ifPresent(this::block);
            }
            case Stat.NumericFor loop -> {
                expression(loop.start());
                expression(loop.limit());
                loop.step().ifPresent(this::expression);
                forBody(loop, List.of(loop.variable()), loop.body());
            }
            case Stat.GenericFor loop -> {
                loop.values().forEach(this::expression);
                forBody(loop, loop.variables(), loop.body());
            }
            case Stat.FunctionStat function -> {
                target(function.target());
                function(function.body());
            }
            case Stat.LocalFunction function -> {
                resolution.declare(function, List.of(scopes.declare(function.name())));
                function(function.body());
            }
            case Stat.Local local -> {
                local.values().forEach(this::expression);
                resolution.declare(local, declareAll(local.names()));
            }
            case Stat.Return result -> result.values().forEach(this::expression);
            case Stat.Break jump -> scopes.breakOut(jump);
            case Stat.Goto jump -> scopes.jump(jump);
            case Stat.Label label -> throw new AssertionError("labels are handled by their block");
            case Stat.TypeAlias alias -> {}
            case Stat.InterfaceStat type -> {}
        }
    }

    /** The three hidden variables of a loop count for the limit, as in PUC Lua. */
    private void forBody(Stat loop, List<Binding> variables, Block body) {
        scopes.reserve(3);
        scopes.enterBlock(body, true);
        resolution.declare(loop, declareAll(variables));
        statements(body);
        scopes.leaveBlock();
        scopes.reserve(-3);
    }

    private List<Variable> declareAll(List<Binding> bindings) {
        if (bindings.size() == 1) {
            return List.of(scopes.declare(bindings.getFirst().name()));
        }
        return bindings.stream().map(binding -> scopes.declare(binding.name())).toList();
    }

    private void target(Expr target) {
        if (target instanceof Expr.Name name) {
            Variable variable = name(name);
            if (variable != null) {
                variable.reassigned = true;
            }
        } else {
            expression(target);
        }
    }

    private @Nullable Variable name(Expr.Name name) {
        Variable variable = scopes.use(name.text(), name.span());
        if (variable != null) {
            resolution.bind(name, variable);
        } else if (resolution.usesEnv()) {
            Variable environment = scopes.use(Scopes.ENV, name.span());
            if (environment != null) {
                resolution.bindEnvironment(name, environment);
            }
        } else {
            scopes.useGlobal();
        }
        return variable;
    }

    private void expression(Expr root) {
        int base = work.size();
        work.add(root);
        while (work.size() > base) {
            visit(work.removeLast());
        }
    }

    /** Resolves one node and leaves its operands, the first on top, to be visited. */
    private void visit(Expr expression) {
        switch (expression) {
            case Expr.Nil e -> {}
            case Expr.Bool e -> {}
            case Expr.IntegerLiteral e -> {}
            case Expr.FloatLiteral e -> {}
            case Expr.StringLiteral e -> {}
            case Expr.Vararg e -> {}
            case Expr.Function function -> function(function.body());
            case Expr.Name name -> {
                Variable unused = name(name);
            }
            case Expr.Index index -> {
                work.add(index.key());
                work.add(index.object());
            }
            case Expr.Call call -> {
                pushAll(call.arguments());
                work.add(call.function());
            }
            case Expr.MethodCall call -> {
                pushAll(call.arguments());
                work.add(call.object());
            }
            case Expr.Binary binary -> {
                work.add(binary.right());
                work.add(binary.left());
            }
            case Expr.Unary unary -> work.add(unary.operand());
            case Expr.Paren paren -> work.add(paren.inner());
            case Expr.Table table -> pushFields(table.fields());
            case Expr.Cast cast -> work.add(cast.value());
            case Expr.NonNil claim -> work.add(claim.value());
        }
    }

    private void pushAll(List<Expr> expressions) {
        for (int i = expressions.size() - 1; i >= 0; i--) {
            work.add(expressions.get(i));
        }
    }

    private void pushFields(List<Expr.Field> fields) {
        for (int i = fields.size() - 1; i >= 0; i--) {
            switch (fields.get(i)) {
                case Expr.Field.Keyed field -> {
                    work.add(field.value());
                    work.add(field.key());
                }
                case Expr.Field.Positional field -> work.add(field.value());
            }
        }
    }
}
