// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.FunctionBody;

/**
 * Generates the method of one Lua function: entry, variables, closures. Statements and expressions
 * have generators of their own, which share this one.
 */
final class FunctionGenerator {

    /** Slots that an ordinary function has; each 8 further ones weigh as much as a call. */
    private static final int ORDINARY_SLOTS = 24;

    private final ChunkGenerator chunk;
    private final FunctionPlan plan;
    private final String method;
    private final Code code;
    private final CodeBuilder out;
    private final @Nullable Split split;
    private final boolean compact;
    private final int weight;
    private final int varargs;
    private final int frame;
    private final int table;
    private final Label start;
    private int parts;
    final Variables variables;
    final Expressions expressions;
    final EvaluationOrder order;
    final Operators operators;
    final Conditions conditions;
    final CallSites calls;
    final Statements statements;

    /** The generator of a function's own method. */
    FunctionGenerator(ChunkGenerator chunk, FunctionPlan plan, CodeBuilder out) {
        this(chunk, plan, out, plan.method(), plan.parameters(), false, null);
    }

    /**
     * A generator.
     *
     * @param parameters how many parameters the method has between closure and varargs
     * @param loop the body of the loop around a part, null if there is none
     */
    private FunctionGenerator(
            ChunkGenerator chunk,
            FunctionPlan plan,
            CodeBuilder out,
            String method,
            int parameters,
            boolean takesTable,
            @Nullable Object loop) {
        this.chunk = chunk;
        this.plan = plan;
        this.out = out;
        this.method = method;
        Survey.Measure measure = chunk.survey().measure(plan.body());
        compact = chunk.isCompact(plan);
        split = chunk.split(plan);
        weight = 1 + Math.max(0, measure.locals + 8 - ORDINARY_SLOTS) / 8;
        varargs = parameterSlot(parameters);
        code =
                new Code(
                        out,
                        chunk.source(),
                        chunk.isStripped() ? null : chunk.names(),
                        plan.isVararg() ? varargs + 1 : varargs);
        boolean isPart = !method.equals(plan.method());
        frame = isPart ? parameterSlot(0) : split != null ? code.allocate(1) : -1;
        table = takesTable ? code.allocate(1) : -1;
        if (chunk.isTraced(plan)) {
            code.trace();
        }
        start = code.label();
        variables = new Variables(this);
        expressions = new Expressions(this);
        order = new EvaluationOrder(this);
        operators = new Operators(this);
        conditions = new Conditions(this);
        calls = new CallSites(this);
        statements = new Statements(this, loop);
    }

    ChunkGenerator chunk() {
        return chunk;
    }

    FunctionPlan plan() {
        return plan;
    }

    Code code() {
        return code;
    }

    Kinds kinds() {
        return chunk.kinds();
    }

    /** {@return whether operators have to be out of line because the function is large} */
    boolean isCompact() {
        return compact;
    }

    /** {@return whether the function becomes several methods} */
    boolean isSplit() {
        return split != null;
    }

    /** {@return how the function is split; it has to be} */
    Split split() {
        return Objects.requireNonNull(split, "function is not split");
    }

    /** {@return the JVM local of the frame of a split function} */
    int frameSlot() {
        return frame;
    }

    /** {@return the JVM local of the table that a part of a constructor gets} */
    int tableSlot() {
        return table;
    }

    /**
     * Calls a new part, which leaves what it gives on the stack.
     *
     * @param table the JVM local of a table under construction to hand over, negative for none
     * @param body generates the part
     */
    void part(int table, Consumer<FunctionGenerator> body) {
        String name = split().part(method, ++parts);
        MethodTypeDesc type = split().type(table >= 0);
        Object loop = statements.innermostLoop();
        chunk.addPart(
                name,
                type,
                builder ->
                        body.accept(
                                new FunctionGenerator(
                                        chunk, plan, builder, name, 1, table >= 0, loop)));
        code.state();
        if (!plan.isConstant()) {
            out.aload(1);
        }
        out.aload(frame);
        if (plan.isVararg()) {
            out.aload(varargs);
        }
        if (table >= 0) {
            out.aload(table);
        }
        out.invokestatic(chunk.type(), name, type);
    }

    /** {@return what the function adds to the depth of calls} */
    int weight() {
        return weight;
    }

    /** {@return the JVM local of {@code ...}} */
    int varargs() {
        return varargs;
    }

    int parameterSlot(int index) {
        return (plan.isConstant() ? 1 : 2) + index;
    }

    /** {@return where a call of the function to itself in tail position jumps to} */
    Label start() {
        return start;
    }

    void generate() {
        FunctionBody body = plan.body();
        code.at(body.span().start());
        enter();
        code.bind(start);
        if (split != null) {
            out.loadConstant(chunk.survey().measure(body).locals + 1);
            out.anewarray(CD_Object);
            out.astore(frame);
        }
        List<Variable> parameters = plan.scope().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            variables.parameter(parameters.get(i), parameterSlot(i));
        }
        declareHidden();
        if (chunk.isTraced(plan)) {
            code.state();
            code.call(Abi.HOOK_ENTERED);
        }
        statements.block(body.body());
        if (split != null || !Statements.endsInReturn(body.body())) {
            code.step(Math.max(0, body.span().end() - 1));
            leave();
            out.getstatic(Abi.RESULTS, "NONE", Abi.RESULTS);
            out.areturn();
        }
    }

    private void declareHidden() {
        if (plan.scope().parent().isPresent()) {
            return;
        }
        boolean first = true;
        for (Variable variable : chunk.resolved().hidden()) {
            if (first) {
                loadEnvironmentField();
                first = false;
            } else {
                out.aconst_null();
            }
            variables.declare(variable, Kind.ANY);
        }
    }

    private void enter() {
        Label entered = code.label();
        code.state();
        out.dup();
        out.getfield(Abi.STATE, "depth", CD_int);
        out.loadConstant(weight);
        out.iadd();
        out.dup_x1();
        out.putfield(Abi.STATE, "depth", CD_int);
        code.state();
        out.getfield(Abi.STATE, "depthLimit", CD_int);
        out.if_icmple(entered);
        code.state();
        out.loadConstant(weight);
        code.call(Abi.ENTERED);
        code.bind(entered);
    }

    /** The function returns. The result may be on the stack. */
    void leave() {
        if (chunk.isTraced(plan)) {
            code.state();
            code.call(Abi.HOOK_RETURNING);
        }
        subtractWeight();
    }

    /** The function has made a call in tail position, or hands it to its caller. */
    void subtractWeight() {
        code.state();
        out.dup();
        out.getfield(Abi.STATE, "depth", CD_int);
        out.loadConstant(weight);
        out.isub();
        out.putfield(Abi.STATE, "depth", CD_int);
    }

    /** Pushes an upvalue, or the cell it is in. */
    void loadField(FunctionPlan.Capture capture) {
        out.aload(1);
        out.getfield(plan.closure(), capture.field(), capture.type());
    }

    /** Pushes the environment of a chunk that was compiled for an explicit one. */
    void loadEnvironmentField() {
        for (FunctionPlan.Capture capture : plan.captures()) {
            if (capture.variable().isEmpty()) {
                loadField(capture);
                return;
            }
        }
        throw new IllegalStateException("no environment in " + plan.method());
    }

    void loadSelf() {
        if (plan.isConstant()) {
            loadInstance(plan);
        } else {
            out.aload(1);
        }
    }

    void loadInstance(FunctionPlan function) {
        out.getstatic(function.closure(), ClosureClass.INSTANCE, function.closure());
    }

    /** Pushes a closure of a function that is nested in this one. */
    void closure(FunctionBody body) {
        FunctionPlan function = chunk.plan(body);
        if (function.isConstant()) {
            loadInstance(function);
            return;
        }
        newClosure(function);
        if (chunk.mayShare(function)) {
            out.getstatic(function.closure(), ClosureClass.BEFORE, function.closure());
            out.loadConstant(function.captures().size());
            code.call(Abi.SHARED);
            out.checkcast(function.closure());
            out.dup();
            out.putstatic(function.closure(), ClosureClass.BEFORE, function.closure());
        }
    }

    private void newClosure(FunctionPlan function) {
        out.new_(function.closure());
        out.dup();
        if (function.hasManyCaptures()) {
            out.invokespecial(function.closure(), INIT_NAME, MethodTypeDesc.of(CD_void));
            for (FunctionPlan.Capture capture : function.captures()) {
                out.dup();
                variables.capture(capture.variable().orElse(null));
                out.putfield(function.closure(), capture.field(), capture.type());
            }
            return;
        }
        List<ClassDesc> types = new ArrayList<>();
        for (FunctionPlan.Capture capture : function.captures()) {
            variables.capture(capture.variable().orElse(null));
            types.add(capture.type());
        }
        out.invokespecial(function.closure(), INIT_NAME, MethodTypeDesc.of(CD_void, types));
    }
}
