// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.FunctionBody;

/** Generates declarations, reads and assignments of locals and upvalues. */
final class Variables {

    private final FunctionGenerator function;
    private final ChunkGenerator chunk;
    private final FunctionPlan plan;
    private final Code code;
    private final CodeBuilder out;
    private final Map<Variable, Storage> storages = new IdentityHashMap<>();

    Variables(FunctionGenerator function) {
        this.function = function;
        this.chunk = function.chunk();
        this.plan = function.plan();
        this.code = function.code();
        this.out = code.out();
    }

    /** Tells where a parameter comes in and moves it where it is to be. */
    void parameter(Variable parameter, int slot) {
        if (function.isSplit() || isCell(parameter) || isTagged(parameter)) {
            out.aload(slot);
            declare(parameter, Kind.ANY);
        } else {
            storages.put(parameter, new Storage.Local(slot, Kind.ANY));
        }
    }

    static boolean isCell(Variable variable) {
        return variable.isCaptured() && variable.isReassigned();
    }

    /** Gives a new local its value, which is on the stack. */
    void declare(Variable variable, Kind kind) {
        if (isCell(variable)) {
            code.box(kind);
            if (function.isSplit()) {
                wrapInCell();
                storeInFrame(function.split().index(variable), Kind.ANY);
            } else {
                int cell = code.allocate(1);
                wrapInCell();
                out.astore(cell);
                storages.put(variable, new Storage.InCell(cell));
            }
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
        Kind held = function.kinds().of(variable);
        code.convert(kind, held);
        if (function.isSplit()) {
            storeInFrame(function.split().index(variable), held);
            return;
        }
        int slot = code.allocate(held);
        code.store(slot, held);
        storages.put(variable, new Storage.Local(slot, held));
    }

    /** Declares a local, or assigns to it, with the value of an expression. */
    void declare(Variable variable, Expr value) {
        if (isTagged(variable) && mayBeRaw(value)) {
            Operators.Operand.Tagged parts = newTagged();
            function.operators.trees().generate(value, kind -> storeTagged(parts, kind));
            storages.put(variable, new Storage.Tagged(parts));
            return;
        }
        int mark = code.mark();
        Kind kind = function.expressions.raw(value);
        code.release(mark);
        declare(variable, kind);
    }

    /** Assigns the value of an expression. */
    void assign(Variable variable, Expr value) {
        if (storage(variable) instanceof Storage.Tagged tagged && mayBeRaw(value)) {
            function.operators.trees().generate(value, kind -> storeTagged(tagged.operand(), kind));
        } else {
            store(variable, () -> function.expressions.raw(value));
        }
    }

    /**
     * {@return whether a local is held in parts, since it is likely to be computed or computed
     * with}
     */
    private boolean isTagged(Variable variable) {
        if (function.isCompact()
                || variable.isCaptured()
                || function.kinds().of(variable) != Kind.ANY) {
            return false;
        }
        boolean isOperand = chunk.survey().isOperand(variable);
        for (Expr value : chunk.survey().assigned().getOrDefault(variable, List.of())) {
            if (function.operators.isTree(value) || (isOperand && value instanceof Expr.Index)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a value may come raw: computed, or read from a table} */
    private boolean mayBeRaw(Expr value) {
        return function.operators.isTree(value) || value instanceof Expr.Index;
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
        function.operators.test(
                new Operators.Operand.InSlot(parts.reference(), Kind.ANY), kind, next);
        out.aload(parts.reference());
        code.unbox(kind);
        storeTagged(parts, kind);
        out.goto_(end);
        code.bind(next);
    }

    /** Declares a local that is never reassigned and whose value stands in a JVM local already. */
    void alias(Variable variable, int slot, Kind kind) {
        if (function.isSplit()) {
            code.load(slot, kind);
            declare(variable, kind);
            return;
        }
        storages.put(variable, new Storage.Local(slot, kind));
    }

    /** Declares the variable of {@code local function}, which its own body sees. */
    void declareFunction(Variable variable, FunctionBody body) {
        if (isConstant(variable)) {
            return;
        }
        if (!isCell(variable)) {
            function.closure(body);
            declare(variable, Kind.ANY);
            return;
        }
        out.aconst_null();
        declare(variable, Kind.ANY);
        store(
                variable,
                () -> {
                    function.closure(body);
                    return Kind.ANY;
                });
    }

    /** No local is left with the value: there it would stay reachable. */
    private void wrapInCell() {
        out.new_(Abi.CELL);
        out.dup_x1();
        out.swap();
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
        FunctionPlan known = chunk.knownFunction(variable);
        if (known != null && known.isConstant()) {
            return new Storage.Constant(known);
        }
        if (known == plan) {
            return new Storage.Self();
        }
        if (function.isSplit() && variable.owner() == plan.scope()) {
            int index = function.split().index(variable);
            return isCell(variable)
                    ? new Storage.CellInFrame(index)
                    : new Storage.InFrame(index, function.kinds().of(variable));
        }
        for (FunctionPlan.Capture capture : plan.captures()) {
            if (capture.variable().isPresent() && capture.variable().get() == variable) {
                return isCell(variable)
                        ? new Storage.UpvalueCell(capture)
                        : new Storage.Upvalue(capture, function.kinds().of(variable));
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
            case Storage.Tagged tagged -> function.operators.load(tagged.operand(), Kind.ANY);
            case Storage.InCell cell -> {
                out.aload(cell.slot());
                out.getfield(Abi.CELL, "value", CD_Object);
                yield Kind.ANY;
            }
            case Storage.InFrame place -> {
                loadFromFrame(place.index());
                code.unbox(place.kind());
                FunctionPlan known = chunk.knownFunction(variable);
                if (known != null) {
                    out.checkcast(known.closure());
                }
                yield place.kind();
            }
            case Storage.CellInFrame cell -> {
                loadCellFromFrame(cell.index());
                out.getfield(Abi.CELL, "value", CD_Object);
                yield Kind.ANY;
            }
            case Storage.Upvalue upvalue -> {
                function.loadField(upvalue.capture());
                yield upvalue.kind();
            }
            case Storage.UpvalueCell cell -> {
                function.loadField(cell.capture());
                out.getfield(Abi.CELL, "value", CD_Object);
                yield Kind.ANY;
            }
            case Storage.Constant constant -> {
                function.loadInstance(constant.function());
                yield Kind.ANY;
            }
            case Storage.Self ignored -> {
                function.loadSelf();
                yield Kind.ANY;
            }
        };
    }

    /** Assigns to a variable; {@code value} pushes the new value and tells its kind. */
    void store(Variable variable, Supplier<Kind> value) {
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
            case Storage.InFrame place -> {
                code.convert(value.get(), place.kind());
                storeInFrame(place.index(), place.kind());
            }
            case Storage.CellInFrame cell -> {
                loadCellFromFrame(cell.index());
                code.box(value.get());
                out.putfield(Abi.CELL, "value", CD_Object);
            }
            case Storage.UpvalueCell cell -> {
                function.loadField(cell.capture());
                code.box(value.get());
                out.putfield(Abi.CELL, "value", CD_Object);
            }
            case Storage.Upvalue upvalue -> throw notAssignable(variable);
            case Storage.Constant constant -> throw notAssignable(variable);
            case Storage.Self self -> throw notAssignable(variable);
        }
    }

    private void loadFromFrame(int index) {
        out.aload(function.frameSlot());
        out.loadConstant(index);
        out.aaload();
    }

    private void loadCellFromFrame(int index) {
        loadFromFrame(index);
        out.checkcast(Abi.CELL);
    }

    private void storeInFrame(int index, Kind kind) {
        code.box(kind);
        out.aload(function.frameSlot());
        out.swap();
        out.loadConstant(index);
        out.swap();
        out.aastore();
    }

    private static IllegalStateException notAssignable(Variable variable) {
        return new IllegalStateException(
                "the resolver has " + variable.name().text() + " as never reassigned");
    }

    /** Pushes what a nested closure keeps of a variable; of the environment if that is null. */
    void capture(@Nullable Variable variable) {
        if (variable == null) {
            function.loadEnvironmentField();
            return;
        }
        switch (storage(variable)) {
            case Storage.InCell cell -> out.aload(cell.slot());
            case Storage.CellInFrame cell -> loadCellFromFrame(cell.index());
            case Storage.UpvalueCell cell -> function.loadField(cell.capture());
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
