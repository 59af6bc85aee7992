// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;

/**
 * The class of a Lua function's closures: a final field for each upvalue, and one entry that calls
 * the function's method. A class of its own for each function lets HotSpot inline calls whose
 * callee it has seen.
 */
final class ClosureClass {

    /** The static field with the only closure of a function without upvalues. */
    static final String INSTANCE = "INSTANCE";

    /** The static field with the last closure of an exposed function that may be used again. */
    static final String BEFORE = "before";

    private final FunctionPlan plan;
    private final ClassDesc owner;
    private final boolean isMain;
    private final boolean isExposed;

    /**
     * A closure class.
     *
     * @param owner the class with the function's method
     * @param isMain whether the class hands its instance over to the chunk's loader when
     *     initialized
     * @param isExposed whether it is an {@link wippy.lua.ExposedFunction}: each upvalue is in a
     *     cell
     */
    ClosureClass(FunctionPlan plan, ClassDesc owner, boolean isMain, boolean isExposed) {
        this.isExposed = isExposed;
        this.plan = plan;
        this.owner = owner;
        this.isMain = isMain;
    }

    void define(ClassBuilder type) {
        type.withFlags(ClassFileFlags.FINAL_CLASS);
        type.withSuperclass(superclass());
        for (FunctionPlan.Capture capture : plan.captures()) {
            type.withField(
                    capture.field(),
                    capture.type(),
                    isExposed || plan.hasManyCaptures()
                            ? ClassFileFlags.PACKAGE
                            : ClassFileFlags.FINAL);
        }
        if (isExposed) {
            expose(type);
        }
        type.withMethodBody(INIT_NAME, constructorType(), 0, this::constructor);
        if (plan.isConstant()) {
            type.withField(INSTANCE, plan.closure(), ClassFileFlags.PACKAGE_STATIC_FINAL);
            type.withMethodBody(
                    CLASS_INIT_NAME,
                    MethodTypeDesc.of(CD_void),
                    ClassFileFlags.STATIC,
                    this::initializer);
        }
        type.withMethodBody(
                plan.takesArray() ? "apply" : "call",
                plan.takesArray()
                        ? MethodTypeDesc.of(CD_Object, Abi.STATE, Abi.OBJECTS)
                        : Abi.callType(plan.parameters()),
                ClassFileFlags.PUBLIC_FINAL,
                this::entry);
        type.withMethodBody(
                "name",
                MethodTypeDesc.of(CD_String),
                ClassFileFlags.PUBLIC_FINAL,
                code -> {
                    code.ldc(ClassNames.functionName(plan.method()));
                    code.areturn();
                });
    }

    private void expose(ClassBuilder type) {
        type.withField(BEFORE, plan.closure(), ClassFile.ACC_STATIC);
        type.withInterfaceSymbols(Abi.EXPOSED_FUNCTION);
        type.withMethodBody(
                "upvalue",
                MethodTypeDesc.of(Abi.CELL, CD_int),
                ClassFileFlags.PUBLIC_FINAL,
                code ->
                        choose(
                                code,
                                capture -> {
                                    code.aload(0);
                                    code.getfield(plan.closure(), capture.field(), Abi.CELL);
                                    code.areturn();
                                }));
        type.withMethodBody(
                "join",
                MethodTypeDesc.of(CD_void, CD_int, Abi.CELL),
                ClassFileFlags.PUBLIC_FINAL,
                code ->
                        choose(
                                code,
                                capture -> {
                                    code.aload(0);
                                    code.aload(2);
                                    code.putfield(plan.closure(), capture.field(), Abi.CELL);
                                    code.return_();
                                }));
    }

    /** Does something to the upvalue that the first parameter tells; to the last one if none. */
    private void choose(CodeBuilder code, Consumer<FunctionPlan.Capture> action) {
        int last = plan.captures().size() - 1;
        for (int i = 0; i <= last; i++) {
            Label next = code.newLabel();
            if (i < last) {
                code.iload(1);
                code.loadConstant(i);
                code.if_icmpne(next);
            }
            action.accept(plan.captures().get(i));
            code.labelBinding(next);
        }
    }

    private ClassDesc superclass() {
        return plan.takesArray() ? Abi.VARARG_FUNCTION : Abi.functionOf(plan.parameters());
    }

    private MethodTypeDesc constructorType() {
        if (plan.hasManyCaptures()) {
            return MethodTypeDesc.of(CD_void);
        }
        List<ClassDesc> types = plan.captures().stream().map(FunctionPlan.Capture::type).toList();
        return MethodTypeDesc.of(CD_void, types);
    }

    private void constructor(CodeBuilder code) {
        code.aload(0);
        code.invokespecial(superclass(), INIT_NAME, MethodTypeDesc.of(CD_void));
        int slot = 1;
        List<FunctionPlan.Capture> given = plan.hasManyCaptures() ? List.of() : plan.captures();
        for (FunctionPlan.Capture capture : given) {
            TypeKind kind = TypeKind.from(capture.type());
            code.aload(0);
            code.loadLocal(kind, slot);
            code.putfield(plan.closure(), capture.field(), capture.type());
            slot += kind.slotSize();
        }
        code.return_();
    }

    private void initializer(CodeBuilder code) {
        code.new_(plan.closure());
        code.dup();
        code.invokespecial(plan.closure(), INIT_NAME, MethodTypeDesc.of(CD_void));
        if (isMain) {
            code.dup();
            deliver(code);
        }
        code.putstatic(plan.closure(), INSTANCE, plan.closure());
        code.return_();
    }

    static void deliver(CodeBuilder code) {
        code.invokestatic(Abi.DELIVER.owner(), Abi.DELIVER.name(), Abi.DELIVER.type());
    }

    private void entry(CodeBuilder code) {
        code.aload(1);
        if (!plan.isConstant()) {
            code.aload(0);
        }
        for (int i = 0; i < plan.parameters(); i++) {
            if (plan.takesArray()) {
                code.aload(2);
                code.loadConstant(i);
                code.invokestatic(Abi.AT.owner(), Abi.AT.name(), Abi.AT.type());
            } else {
                code.aload(2 + i);
            }
        }
        if (plan.isVararg()) {
            code.aload(2);
            if (plan.parameters() > 0) {
                code.loadConstant(plan.parameters());
                code.invokestatic(Abi.FROM.owner(), Abi.FROM.name(), Abi.FROM.type());
            }
        }
        code.invokestatic(owner, plan.method(), plan.type());
        code.areturn();
    }
}
