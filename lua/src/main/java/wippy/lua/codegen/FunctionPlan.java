// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wippy.lua.resolve.FunctionScope;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.FunctionBody;

/**
 * How a Lua function becomes Java: a static method of the chunk's class, and a closure class with a
 * field for each upvalue.
 */
final class FunctionPlan {

    /** An upvalue's field; {@code variable} is empty for the environment. */
    record Capture(Optional<Variable> variable, String field, ClassDesc type) {}

    /** A class file allows 255, the new object included. */
    private static final int CONSTRUCTOR_SLOTS_MAX = 254;

    private final FunctionScope scope;
    private final String method;
    private final ClassDesc closure;
    private final List<Capture> captures = new ArrayList<>();

    FunctionPlan(FunctionScope scope, String method, ClassDesc closure) {
        this.scope = scope;
        this.method = method;
        this.closure = closure;
    }

    FunctionScope scope() {
        return scope;
    }

    FunctionBody body() {
        return scope.body();
    }

    /** {@return the name of its method in the chunk's class} */
    String method() {
        return method;
    }

    ClassDesc closure() {
        return closure;
    }

    /** {@return its upvalues} Complete when planning is over. */
    List<Capture> captures() {
        return captures;
    }

    /** {@return whether all its closures are one, made when its class is} */
    boolean isConstant() {
        return captures.isEmpty();
    }

    /** {@return whether its upvalues are too many to be arguments of a constructor} */
    boolean hasManyCaptures() {
        int slots = 0;
        for (Capture capture : captures) {
            slots += TypeKind.from(capture.type()).slotSize();
        }
        return slots > CONSTRUCTOR_SLOTS_MAX;
    }

    int parameters() {
        return scope.parameters().size();
    }

    boolean isVararg() {
        return body().vararg().isPresent();
    }

    /** {@return whether it is called with an array in general} */
    boolean takesArray() {
        return isVararg() || parameters() > 4;
    }

    /** {@return the type of its method: state, closure if it has upvalues, parameters, varargs} */
    MethodTypeDesc type() {
        List<ClassDesc> types = new ArrayList<>();
        types.add(Abi.STATE);
        if (!isConstant()) {
            types.add(closure);
        }
        for (int i = 0; i < parameters(); i++) {
            types.add(CD_Object);
        }
        if (isVararg()) {
            types.add(Abi.OBJECTS);
        }
        return MethodTypeDesc.of(CD_Object, types);
    }
}
