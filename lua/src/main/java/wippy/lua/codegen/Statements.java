// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.Span;
import wippy.lua.syntax.Stat;

/** Generates statements other than loops. The operand stack is empty between statements. */
final class Statements {

    /** How many parts a method calls for one block, about; parts have parts of their own. */
    private static final int PARTS_MAX = 40;

    /** How many large statements a method has in each other. */
    private static final int NESTED_MAX = 8;

    private final FunctionGenerator function;
    private final Code code;
    private final CodeBuilder out;
    private final Loops loops;
    private final Assignments assignments;
    private final Deque<Loop> breaks = new ArrayDeque<>();
    private final Map<Stat.Label, Label> labels = new IdentityHashMap<>();
    private int nested;

    /** A loop; where it ends is known to the method that it is in, not to parts of its body. */
    private record Loop(Object body, @Nullable Label label) {}

    /**
     * A generator.
     *
     * @param loop the body of the loop around a part of a split function, null if there is none
     */
    Statements(FunctionGenerator function, @Nullable Object loop) {
        if (loop != null) {
            breaks.push(new Loop(loop, null));
        }
        this.function = function;
        this.code = function.code();
        this.out = code.out();
        this.loops = new Loops(function, this);
        this.assignments = new Assignments(function);
    }

    /** {@return whether the end of a block is never reached, as far as its form tells} */
    static boolean endsInReturn(Block block) {
        if (block.statements().isEmpty()) {
            return false;
        }
        return switch (block.statements().getLast()) {
            case Stat.Return ignored -> true;
            case Stat.Do inner -> endsInReturn(inner.body());
            case Stat.If branch ->
                    branch.otherwise().isPresent()
                            && endsInReturn(branch.otherwise().get())
                            && branch.clauses().stream().allMatch(c -> endsInReturn(c.body()));
            default -> false;
        };
    }

    /** Generates a block; its JVM locals are free afterwards. */
    void block(Block block) {
        int mark = code.mark();
        open(block);
        code.release(mark);
    }

    /** Generates a block whose locals stay visible, for the condition of {@code repeat}. */
    void open(Block block) {
        List<Stat> statements = block.statements();
        if (!function.isSplit()) {
            statements.forEach(this::statement);
            return;
        }
        int start = 0;
        for (Stat statement : statements) {
            if (statement instanceof Stat.Label label) {
                label(label);
            }
        }
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i) instanceof Stat.Label label) {
                range(statements.subList(start, i));
                statement(label);
                start = i + 1;
            }
        }
        range(statements.subList(start, statements.size()));
    }

    /** Generates statements in this method when they fit, in parts of it when not. */
    private void range(List<Stat> statements) {
        Sizes sizes = function.split().sizes();
        int size = sizes.of(statements);
        if (size <= function.split().limit()) {
            statements.forEach(this::statement);
            return;
        }
        if (statements.size() == 1) {
            if (nested == NESTED_MAX) {
                part(statements);
            } else {
                nested++;
                statement(statements.getFirst());
                nested--;
            }
            return;
        }
        int wanted = Math.max(function.split().limit() * 2 / 3, size / PARTS_MAX);
        int start = 0;
        int collected = 0;
        for (int i = 0; i < statements.size(); i++) {
            int next = sizes.of(statements.get(i));
            if (i > start && collected + next > wanted) {
                part(statements.subList(start, i));
                start = i;
                collected = 0;
            }
            collected += next;
        }
        part(statements.subList(start, statements.size()));
    }

    private void part(List<Stat> statements) {
        function.part(-1, generator -> generator.statements.asPart(statements));
        Jumps.Ways jumps = function.split().jumps().of(statements);
        if (jumps.isEmpty()) {
            out.pop();
            return;
        }
        int given = code.allocate(1);
        Label done = code.label();
        Label leave = code.label();
        out.astore(given);
        out.aload(given);
        out.getstatic(Abi.TAGS, "DONE", CD_Object);
        out.if_acmpeq(done);
        if (jumps.breaks() && breaks.getFirst().label() != null) {
            onExit(given, breaks.getFirst().body(), breaks.getFirst().label());
        }
        for (Stat.Label target : jumps.targets()) {
            Label label = labels.get(target);
            if (label != null) {
                onExit(given, target, label);
            }
        }
        code.bind(leave);
        out.aload(given);
        out.areturn();
        code.bind(done);
        code.release(given);
    }

    /** Jumps when a part asked for it. */
    private void onExit(int given, Object target, Label label) {
        Label other = code.label();
        out.aload(given);
        out.instanceOf(CD_Integer);
        out.ifeq(other);
        out.aload(given);
        out.checkcast(CD_Integer);
        out.invokevirtual(CD_Integer, "intValue", MethodTypeDesc.of(CD_int));
        out.loadConstant(function.split().exit(target));
        out.if_icmpeq(label);
        code.bind(other);
    }

    /** Generates a part's own method. */
    private void asPart(List<Stat> statements) {
        code.at(statements.getFirst().span().start());
        range(statements);
        out.getstatic(Abi.TAGS, "DONE", CD_Object);
        out.areturn();
    }

    /** {@return the body of the loop around, null if there is none} */
    @Nullable Object innermostLoop() {
        return breaks.isEmpty() ? null : breaks.getFirst().body();
    }

    /** Generates the body of a loop that {@code break} leaves for {@code end}. */
    void loopBody(Block body, Label end) {
        breaks.push(new Loop(body, end));
        block(body);
        breaks.pop();
    }

    /** As {@link #loopBody}, with the locals still visible. */
    void openLoopBody(Block body, Label end) {
        breaks.push(new Loop(body, end));
        open(body);
        breaks.pop();
    }

    /** Jumps to a place in this method, or makes the method that called this part jump. */
    private void jump(Object target, @Nullable Label label) {
        if (label != null) {
            out.goto_(label);
            return;
        }
        out.loadConstant(function.split().exit(target));
        out.invokestatic(CD_Integer, "valueOf", MethodTypeDesc.of(CD_Integer, CD_int));
        out.areturn();
    }

    private void statement(Stat statement) {
        int mark = code.mark();
        if (isStep(statement)) {
            code.step(stepOf(statement));
        }
        switch (statement) {
            case Stat.Assign assign -> {
                assignments.assign(assign);
                code.release(mark);
            }
            case Stat.CallStat call -> {
                function.calls.effect(call.call());
                code.release(mark);
            }
            case Stat.Do inner -> block(inner.body());
            case Stat.While loop -> loops.whileLoop(loop);
            case Stat.Repeat loop -> loops.repeat(loop);
            case Stat.If branch -> branch(branch);
            case Stat.NumericFor loop -> loops.numeric(loop);
            case Stat.GenericFor loop -> loops.generic(loop);
            case Stat.FunctionStat named -> {
                assignments.assign(named.target(), () -> function.closure(named.body()));
                code.release(mark);
            }
            case Stat.LocalFunction local -> {
                Variable variable = function.chunk().resolved().declared(local).getFirst();
                function.variables.declareFunction(variable, local.body());
            }
            case Stat.Local local -> local(local);
            case Stat.Return result -> result(result);
            case Stat.Break ignored -> jump(breaks.getFirst().body(), breaks.getFirst().label());
            case Stat.Goto jump -> {
                if (function.chunk().resolved().isBackward(jump)) {
                    code.at(jump.span().start());
                    code.stepBack();
                    code.poll();
                }
                Stat.Label target = function.chunk().resolved().target(jump);
                jump(target, function.isSplit() ? labels.get(target) : label(target));
            }
            case Stat.Label label -> code.bind(label(label));
            case Stat.TypeAlias ignored -> {}
            case Stat.InterfaceStat ignored -> {}
        }
    }

    /** Whether a statement does something of its own before its parts do. */
    private static boolean isStep(Stat statement) {
        return !(statement instanceof Stat.Do
                || statement instanceof Stat.If
                || statement instanceof Stat.While
                || statement instanceof Stat.Repeat
                || statement instanceof Stat.Label
                || statement instanceof Stat.TypeAlias
                || statement instanceof Stat.InterfaceStat);
    }

    /** A function is made where its text ends. */
    static int stepOf(Stat statement) {
        Span span = statement.span();
        boolean isFunction =
                switch (statement) {
                    case Stat.LocalFunction ignored -> true;
                    case Stat.FunctionStat ignored -> true;
                    case Stat.Local local -> beginsWithFunction(local.values());
                    case Stat.Assign assign ->
                            assign.targets().getFirst() instanceof Expr.Name
                                    && beginsWithFunction(assign.values());
                    default -> false;
                };
        return isFunction ? span.end() - 1 : span.start();
    }

    private static boolean beginsWithFunction(List<Expr> values) {
        return !values.isEmpty() && values.getFirst() instanceof Expr.Function;
    }

    private Label label(Stat.Label label) {
        return labels.computeIfAbsent(label, l -> code.label());
    }

    private void branch(Stat.If whole) {
        Stat.If branch = function.isSplit() ? shortened(whole) : whole;
        Label end = code.label();
        for (int i = 0; i < branch.clauses().size(); i++) {
            Stat.If.Clause clause = branch.clauses().get(i);
            boolean isLast = i == branch.clauses().size() - 1 && branch.otherwise().isEmpty();
            Label next = code.label();
            int mark = code.mark();
            code.step(clause.condition().span().start());
            function.conditions.jump(clause.condition(), next, false);
            code.release(mark);
            block(clause.body());
            if (!isLast && !endsInReturn(clause.body())) {
                out.goto_(end);
            }
            code.bind(next);
        }
        branch.otherwise().ifPresent(this::block);
        code.bind(end);
    }

    /** {@return a branch that fits a method: of too many clauses the further ones are nested} */
    private Stat.If shortened(Stat.If branch) {
        Sizes sizes = function.split().sizes();
        int size = 0;
        List<Stat.If.Clause> clauses = branch.clauses();
        for (int i = 0; i < clauses.size(); i++) {
            size += 6 + sizes.of(clauses.get(i).condition());
            size += Math.min(sizes.of(clauses.get(i).body()), function.split().limit());
            if (i > 0 && size > function.split().limit()) {
                List<Stat.If.Clause> rest = clauses.subList(i, clauses.size());
                List<Stat.If.Clause> before = clauses.subList(0, i);
                Stat.If nested = new Stat.If(branch.span(), rest, branch.otherwise());
                sizes.divide(branch, nested, before);
                function.split().jumps().divide(branch, nested, i);
                Stat none = new Stat.Do(branch.span(), new Block(branch.span(), List.of()));
                Block otherwise = new Block(branch.span(), List.of(none, nested));
                return new Stat.If(branch.span(), before, Optional.of(otherwise));
            }
        }
        return branch;
    }

    private void local(Stat.Local local) {
        List<Variable> variables = function.chunk().resolved().declared(local);
        List<Expr> values = local.values();
        boolean oneEach =
                variables.size() == values.size()
                        || (values.size() < variables.size()
                                && (values.isEmpty() || !Expressions.isMultiple(values.getLast())));
        if (!oneEach) {
            List<Operators.Operand> places =
                    function.expressions.adjusted(values, variables.size());
            for (int i = 0; i < variables.size(); i++) {
                Operators.Operand place = places.get(i);
                function.variables.declare(
                        variables.get(i), function.operators.load(place, place.kind()));
            }
            return;
        }
        for (int i = 0; i < variables.size(); i++) {
            if (i >= values.size()) {
                out.aconst_null();
                function.variables.declare(variables.get(i), Kind.ANY);
            } else if (values.get(i) instanceof Expr.Function nested
                    && function.variables.isConstant(variables.get(i))) {
                function.chunk().plan(nested.body());
            } else {
                function.variables.declare(variables.get(i), values.get(i));
            }
        }
    }

    private void result(Stat.Return result) {
        List<Expr> values = result.values();
        int mark = code.mark();
        if (values.size() == 1) {
            Expr value = values.getFirst();
            if (value instanceof Expr.Call || value instanceof Expr.MethodCall) {
                function.calls.tail(value);
                code.release(mark);
                return;
            }
            if (value instanceof Expr.Vararg) {
                out.aload(function.varargs());
                code.call(Abi.RESULTS_OF_ARRAY);
            } else {
                function.expressions.value(value);
            }
        } else if (values.isEmpty()) {
            out.getstatic(Abi.RESULTS, "NONE", Abi.RESULTS);
        } else if (values.size() <= 3 && !Expressions.isMultiple(values.getLast())) {
            for (Expr value : values) {
                function.expressions.value(value);
            }
            code.call(Abi.resultsOf(values.size()));
        } else {
            function.expressions.array(values);
            code.call(Abi.RESULTS_OF_ARRAY);
        }
        function.leave();
        out.areturn();
        code.release(mark);
    }
}
