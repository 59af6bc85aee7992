// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.lang.classfile.ClassFile;

/** Access flags of what is generated. */
final class ClassFileFlags {

    static final int STATIC = ClassFile.ACC_STATIC;
    static final int PACKAGE_STATIC_FINAL = ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;
    static final int PACKAGE = 0;
    static final int FINAL = ClassFile.ACC_FINAL;
    static final int PUBLIC_FINAL = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL;
    static final int FINAL_CLASS =
            ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC;

    private ClassFileFlags() {}
}
