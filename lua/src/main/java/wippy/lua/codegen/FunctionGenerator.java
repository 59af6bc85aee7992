// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import org.jspecify.annotations.Nullable;

import wippy.lua.resolve.Variable;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.FunctionBody;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Generates the method of one Lua function: entry, variables, closures. Statements and expressions
 * have generators of their own, which share this one.
 */
final class FunctionGenerator {

    /** Above this size HotSpot would not compile the method, with a margin for wrong guesses. */
    private static final int INLINE_BYTES = 6_000;

    /** Slots that an ordinary function has; each 8 further ones weigh as much as a call. */
    private static final int ORDINARY_SLOTS = 24;

    private final ChunkGenerator chunk;
    private final FunctionPlan plan;
    private final Code code;
    private final CodeBuilder out;
    private final Map<Variable, Storage> storages = new IdentityHashMap<>();
    private final boolean compact;
    private final int weight;
    private final int varargs;
    private final Label start;
    final Expressions expressions;
    final Operators operators;
    final Conditions conditions;
    final CallSites calls;
    final Statements statements;

    FunctionGenerator(ChunkGenerator chunk, FunctionPlan plan, CodeBuilder out) {
        this.chunk = chunk;
        this.plan = plan;
        this.out = out;
        Survey.Measure measure = chunk.survey().measure(plan.body());
        compact = measure.bytes > INLINE_BYTES;
        weight = 1 + Math.max(0, measure.locals + 8 - ORDINARY_SLOTS) / 8;
        int slot = plan.isConstant() ? 1 : 2;
        for (Variable parameter : plan.scope().parameters()) {
            storages.put(parameter, new Storage.Local(slot++, Kind.ANY));
        }
        varargs = slot;
        code = new Code(out, chunk.source(), chunk.names(), plan.isVararg() ? slot + 1 : slot);
        start = code.label();
        expressions = new Expressions(this);
        operators = new Operators(this);
        conditions = new Conditions(this);
        calls = new CallSites(this);
        statements = new Statements(this);
    }

    /** Where a variable is, as seen from the function being generated. */
    sealed interface Storage {
        /** In a JVM local. */
        record Local(int slot, Kind kind) implements Storage {}

        /** In three JVM locals, raw when it is a number; see {@link wippy.lua.Tags}. */
        record Tagged(Operators.Operand.Tagged operand) implements Storage {}

        /** In a cell that a JVM local refers to. */
        record InCell(int slot) implements Storage {}

        /** In a field of the closure. */
        record Upvalue(FunctionPlan.Capture capture, Kind kind) implements Storage {}

        /** In a cell that a field of the closure refers to. */
        record UpvalueCell(FunctionPlan.Capture capture) implements Storage {}

        /** A function without upvalues: the only instance of its class. */
        record Constant(FunctionPlan function) implements Storage {}

        /** The function that is being generated. */
        record Self() implements Storage {}
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
        List<Variable> parameters = plan.scope().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Variable parameter = parameters.get(i);
            if (isCell(parameter)) {
                int from = parameterSlot(i);
                int slot = code.allocate(1);
                newCell(() -> out.aload(from));
                out.astore(slot);
                storages.put(parameter, new Storage.InCell(slot));
            } else if (isTagged(parameter)) {
                out.aload(parameterSlot(i));
                declare(parameter, Kind.ANY);
            }
        }
        environmentVariable()
                .ifPresent(
                        variable -> {
                            loadEnvironmentField();
                            declare(variable, Kind.ANY);
                        });
        statements.block(body.body());
        if (!Statements.endsInReturn(body.body())) {
            code.at(Math.max(0, body.span().end() - 1));
            leave();
            out.getstatic(Abi.RESULTS, "NONE", Abi.RESULTS);
            out.areturn();
        }
    }

    private Optional<Variable> environmentVariable() {
        return plan.scope().parent().isEmpty() ? chunk.resolved().environment() : Optional.empty();
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

    /** Takes the function's weight off the depth. The result may be on the stack. */
    void leave() {
        code.state();
        out.dup();
        out.getfield(Abi.STATE, "depth", CD_int);
        out.loadConstant(weight);
        out.isub();
        out.putfield(Abi.STATE, "depth", CD_int);
    }

    static boolean isCell(Variable variable) {
        return variable.isCaptured() && variable.isReassigned();
    }

    /** Gives a new local its value, which is on the stack. */
    void declare(Variable variable, Kind kind) {
        if (isCell(variable)) {
            code.box(kind);
            int value = code.allocate(1);
            out.astore(value);
            newCell(() -> out.aload(value));
            out.astore(value);
            storages.put(variable, new Storage.InCell(value));
            return;
        }
        if (isConstant(variable)) {
            out.pop();
            return;
        }
        if (isTagged(variable)) {
            Operators.Operand.Tagged parts = newTagged();
            storeTagged(parts, kind);
            storages.put(variable, new Storage.Tagged(parts));
            return;
        }
        Kind held = kinds().of(variable);
        code.convert(kind, held);
        int slot = code.allocate(held);
        code.store(slot, held);
        storages.put(variable, new Storage.Local(slot, held));
    }

    /** Declares a local, or assigns to it, with the value of an expression. */
    void declare(Variable variable, Expr value) {
        if (isTagged(variable) && operators.isTree(value)) {
            Operators.Operand.Tagged parts = newTagged();
            operators.trees().generate(value, kind -> storeTagged(parts, kind));
            storages.put(variable, new Storage.Tagged(parts));
            return;
        }
        int mark = code.mark();
        Kind kind = expressions.raw(value);
        code.release(mark);
        declare(variable, kind);
    }

    /** Assigns the value of an expression. */
    void assign(Variable variable, Expr value) {
        if (storage(variable) instanceof Storage.Tagged tagged && operators.isTree(value)) {
            operators.trees().generate(value, kind -> storeTagged(tagged.operand(), kind));
        } else {
            store(variable, () -> expressions.raw(value));
        }
    }

    /**
     * {@return whether a local is held in parts: arithmetic on unknown operands is assigned to it}
     */
    private boolean isTagged(Variable variable) {
        return !compact
                && !variable.isCaptured()
                && kinds().of(variable) == Kind.ANY
                && chunk.survey().assigned().getOrDefault(variable, List.of()).stream()
                        .anyMatch(operators::isTree);
    }

    private Operators.Operand.Tagged newTagged() {
        Operators.Operand.Tagged parts =
                new Operators.Operand.Tagged(
                        code.allocate(1), code.allocate(Kind.DOUBLE), code.allocate(Kind.LONG));
        out.dconst_0();
        out.dstore(parts.real());
        out.lconst_0();
        out.lstore(parts.integer());
        return parts;
    }

    /** Stores what is on the stack; numbers are always stored raw. */
    private void storeTagged(Operators.Operand.Tagged parts, Kind kind) {
        switch (kind) {
            case LONG -> {
                out.lstore(parts.integer());
                out.getstatic(Abi.TAGS, "INTEGER", CD_Object);
                out.astore(parts.reference());
            }
            case DOUBLE -> {
                out.dstore(parts.real());
                out.getstatic(Abi.TAGS, "FLOAT", CD_Object);
                out.astore(parts.reference());
            }
            case ANY -> {
                Label end = code.label();
                out.astore(parts.reference());
                storeUnboxed(parts, Kind.DOUBLE, end);
                storeUnboxed(parts, Kind.LONG, end);
                code.bind(end);
            }
        }
    }

    private void storeUnboxed(Operators.Operand.Tagged parts, Kind kind, Label end) {
        Label next = code.label();
        operators.test(new Operators.Operand.InSlot(parts.reference(), Kind.ANY), kind, next);
        out.aload(parts.reference());
        code.unbox(kind);
        storeTagged(parts, kind);
        out.goto_(end);
        code.bind(next);
    }

    /** Declares a local that is never reassigned and whose value stands in a JVM local already. */
    void alias(Variable variable, int slot, Kind kind) {
        storages.put(variable, new Storage.Local(slot, kind));
    }

    /** Declares the variable of {@code local function}, which its own body sees. */
    void declareFunction(Variable variable, FunctionBody body) {
        if (isConstant(variable)) {
            return;
        }
        if (!isCell(variable)) {
            closure(body);
            declare(variable, Kind.ANY);
            return;
        }
        out.aconst_null();
        declare(variable, Kind.ANY);
        int cell = ((Storage.InCell) storage(variable)).slot();
        out.aload(cell);
        closure(body);
        out.putfield(Abi.CELL, "value", CD_Object);
    }

    private void newCell(Runnable value) {
        out.new_(Abi.CELL);
        out.dup();
        value.run();
        out.invokespecial(Abi.CELL, INIT_NAME, MethodTypeDesc.of(CD_void, CD_Object));
    }

    Storage storage(Variable variable) {
        Storage known = storages.get(variable);
        if (known != null) {
            return known;
        }
        Storage found = find(variable);
        storages.put(variable, found);
        return found;
    }

    private Storage find(Variable variable) {
        FunctionPlan function = chunk.knownFunction(variable);
        if (function != null && function.isConstant()) {
            return new Storage.Constant(function);
        }
        if (function == plan) {
            return new Storage.Self();
        }
        for (FunctionPlan.Capture capture : plan.captures()) {
            if (capture.variable().isPresent() && capture.variable().get() == variable) {
                return isCell(variable)
                        ? new Storage.UpvalueCell(capture)
                        : new Storage.Upvalue(capture, kinds().of(variable));
            }
        }
        throw new IllegalStateException(
                "no storage for variable " + variable.name().text() + " in " + plan.method());
    }

    /** Pushes a variable's value as it is held. */
    Kind load(Variable variable) {
        return switch (storage(variable)) {
            case Storage.Local local -> {
                code.load(local.slot(), local.kind());
                yield local.kind();
            }
            case Storage.Tagged tagged -> operators.load(tagged.operand(), Kind.ANY);
            case Storage.InCell cell -> {
                out.aload(cell.slot());
                out.getfield(Abi.CELL, "value", CD_Object);
                yield Kind.ANY;
            }
            case Storage.Upvalue upvalue -> {
                loadField(upvalue.capture());
                yield upvalue.kind();
            }
            case Storage.UpvalueCell cell -> {
                loadField(cell.capture());
                out.getfield(Abi.CELL, "value", CD_Object);
                yield Kind.ANY;
            }
            case Storage.Constant constant -> {
                loadInstance(constant.function());
                yield Kind.ANY;
            }
            case Storage.Self ignored -> {
                loadSelf();
                yield Kind.ANY;
            }
        };
    }

    /** Assigns to a variable; {@code value} pushes the new value and tells its kind. */
    void store(Variable variable, java.util.function.Supplier<Kind> value) {
        switch (storage(variable)) {
            case Storage.Local local -> {
                code.convert(value.get(), local.kind());
                code.store(local.slot(), local.kind());
            }
            case Storage.Tagged tagged -> storeTagged(tagged.operand(), value.get());
            case Storage.InCell cell -> {
                out.aload(cell.slot());
                code.box(value.get());
                out.putfield(Abi.CELL, "value", CD_Object);
            }
            case Storage.UpvalueCell cell -> {
                loadField(cell.capture());
                code.box(value.get());
                out.putfield(Abi.CELL, "value", CD_Object);
            }
            case Storage.Upvalue upvalue -> throw notAssignable(variable);
            case Storage.Constant constant -> throw notAssignable(variable);
            case Storage.Self self -> throw notAssignable(variable);
        }
    }

    private static IllegalStateException notAssignable(Variable variable) {
        return new IllegalStateException(
                "the resolver has " + variable.name().text() + " as never reassigned");
    }

    private void loadField(FunctionPlan.Capture capture) {
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

    private void loadSelf() {
        if (plan.isConstant()) {
            loadInstance(plan);
        } else {
            out.aload(1);
        }
    }

    private void loadInstance(FunctionPlan function) {
        out.getstatic(function.closure(), ClosureClass.INSTANCE, function.closure());
    }

    /** Pushes a closure of a function that is nested in this one. */
    void closure(FunctionBody body) {
        FunctionPlan function = chunk.plan(body);
        if (function.isConstant()) {
            loadInstance(function);
            return;
        }
        out.new_(function.closure());
        out.dup();
        List<ClassDesc> types = new ArrayList<>();
        for (FunctionPlan.Capture capture : function.captures()) {
            capture(capture.variable().orElse(null));
            types.add(capture.type());
        }
        out.invokespecial(function.closure(), INIT_NAME, MethodTypeDesc.of(CD_void, types));
    }

    private void capture(@Nullable Variable variable) {
        if (variable == null) {
            loadEnvironmentField();
            return;
        }
        switch (storage(variable)) {
            case Storage.InCell cell -> out.aload(cell.slot());
            case Storage.UpvalueCell cell -> loadField(cell.capture());
            default -> load(variable);
        }
    }

    /** {@return whether a variable holds one known function that all closures share} */
    boolean isConstant(Variable variable) {
        FunctionPlan known = chunk.knownFunction(variable);
        return known != null && known.isConstant();
    }

    /** {@return the function that a variable holds for certain, null if that is not known} */
    @Nullable FunctionPlan knownFunction(Variable variable) {
        return chunk.knownFunction(variable);
    }
}
