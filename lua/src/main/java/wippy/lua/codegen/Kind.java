// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.constant.ClassDesc;

/** How generated code holds a value: raw when it is known to be a number of one kind. */
enum Kind {
    ANY(CD_Object, 1),
    LONG(CD_long, 2),
    DOUBLE(CD_double, 2);

    private final ClassDesc type;
    private final int slots;

    Kind(ClassDesc type, int slots) {
        this.type = type;
        this.slots = slots;
    }

    ClassDesc type() {
        return type;
    }

    /** {@return how many JVM locals a value takes} */
    int slots() {
        return slots;
    }

    boolean isNumber() {
        return this != ANY;
    }
}
