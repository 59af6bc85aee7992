// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A defect to be planted into one method of the shipped classes, to see whether the schedules find
 * it.
 */
final class Race {
    private final String type;
    private final String method;
    private final String called;

    /** Which of the calls, from 1; 0 for all of them. */
    private final int which;

    /** What the call answers without looking; null if it is torn in two instead. */
    private final @Nullable Boolean answer;

    private boolean planted;

    private Race(String type, String method, String called, int which, @Nullable Boolean answer) {
        this.type = type;
        this.method = method;
        this.called = called;
        this.which = which;
        this.answer = answer;
    }

    /**
     * {@return a race where the atomic {@code called} operations of the method are a read and then
     * a write}
     */
    static Race torn(String type, String method, String called) {
        return new Race(type, method, called, 0, null);
    }

    /** {@return a race where the method believes to know what it would have to look up} */
    static Race unasked(String type, String method, String called, int which, boolean answer) {
        return new Race(type, method, called, which, answer);
    }

    boolean isPlanted() {
        return planted;
    }

    /** {@return what changes that method, null if it is another one} */
    @Nullable Planter planter(ClassDesc of, MethodModel model) {
        return of.displayName().equals(type) && model.methodName().equalsString(method)
                ? new Planter(of)
                : null;
    }

    @Override
    public String toString() {
        var how = answer == null ? " is torn" : " is taken for " + answer;
        return called + (which == 0 ? "" : " " + which) + how + " in " + type + "." + method;
    }

    /** Changes one method. */
    final class Planter {
        private final ClassDesc owner;
        private final Set<MethodTypeDesc> torn = new LinkedHashSet<>();
        private int seen;

        Planter(ClassDesc owner) {
            this.owner = owner;
        }

        /** Puts something else in the place of the call. {@return false if it stays} */
        boolean replace(CodeBuilder to, InvokeInstruction call) {
            if (!call.name().equalsString(called) || (++seen != which && which != 0)) {
                return false;
            }
            planted = true;
            var arguments = call.typeSymbol();
            if (answer != null) {
                for (int i = arguments.parameterCount(); i > 0; i--) {
                    if (TypeKind.from(arguments.parameterType(i - 1)).slotSize() == 2) {
                        to.pop2();
                    } else {
                        to.pop();
                    }
                }
                if (call.opcode() != java.lang.classfile.Opcode.INVOKESTATIC) {
                    to.pop();
                }
                to.loadConstant(answer ? 1 : 0);
                return true;
            }
            var with = arguments.insertParameterTypes(0, call.owner().asSymbol());
            torn.add(with);
            to.invokestatic(owner, name(), with);
            return true;
        }

        private String name() {
            return "torn$" + method + "$" + called;
        }

        void addMethods(ClassBuilder builder) {
            for (var types : torn) {
                builder.withMethodBody(
                        name(),
                        types,
                        ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                        code -> {
                            if (types.parameterCount() == 4) {
                                compareThenSet(code, types);
                            } else {
                                getThenSet(code, types);
                            }
                        });
            }
        }

        private void compareThenSet(CodeBuilder code, MethodTypeDesc types) {
            var held = types.parameterType(1);
            var value = types.parameterType(2);
            var differs = code.newLabel();
            code.aload(0)
                    .aload(1)
                    .invokevirtual(
                            ConstantDescs.CD_VarHandle,
                            "getVolatile",
                            MethodTypeDesc.of(value, held));
            code.loadLocal(TypeKind.from(value), code.parameterSlot(2));
            if (TypeKind.from(value) == TypeKind.REFERENCE) {
                code.if_acmpne(differs);
            } else {
                code.if_icmpne(differs);
            }
            point(code);
            set(code, held, types.parameterType(3), code.parameterSlot(3));
            code.iconst_1().ireturn();
            code.labelBinding(differs).iconst_0().ireturn();
        }

        private void getThenSet(CodeBuilder code, MethodTypeDesc types) {
            var held = types.parameterType(1);
            code.aload(0)
                    .aload(1)
                    .invokevirtual(
                            ConstantDescs.CD_VarHandle,
                            "getVolatile",
                            MethodTypeDesc.of(types.returnType(), held));
            point(code);
            set(code, held, types.parameterType(2), code.parameterSlot(2));
            code.return_(TypeKind.from(types.returnType()));
        }

        private void set(CodeBuilder code, ClassDesc held, ClassDesc value, int slot) {
            code.aload(0)
                    .aload(1)
                    .loadLocal(TypeKind.from(value), slot)
                    .invokevirtual(
                            ConstantDescs.CD_VarHandle,
                            "setVolatile",
                            MethodTypeDesc.of(ConstantDescs.CD_void, held, value));
        }

        private void point(CodeBuilder code) {
            code.invokestatic(
                    Sim.class.describeConstable().orElseThrow(),
                    "point",
                    MethodTypeDesc.of(ConstantDescs.CD_void));
        }
    }
}
