// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;

/**
 * Loads the classes of this package anew, one of them with a defect: where a method asks something,
 * it believes to know the answer.
 */
final class PlantedLoader extends ClassLoader {
    private static final String PACKAGE = PlantedLoader.class.getPackageName() + ".";

    private final Class<?> type;
    private final String method;
    private final String called;
    private final int which;
    private final boolean answer;
    private int seen;

    /**
     * A loader with a defect.
     *
     * @param which which call in the methods of that name, from 1
     * @param answer what the call answers
     */
    PlantedLoader(Class<?> type, String method, String called, int which, boolean answer) {
        super(type.getClassLoader());
        this.type = type;
        this.method = method;
        this.called = called;
        this.which = which;
        this.answer = answer;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            var bytes =
                    name.equals(type.getName()) ? planted(in.readAllBytes()) : in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private byte[] planted(byte[] bytes) {
        CodeTransform plant =
                (to, element) -> {
                    boolean isMeant =
                            element instanceof InvokeInstruction call
                                    && call.name().equalsString(called)
                                    && ++seen == which;
                    if (isMeant) {
                        replace(to, (InvokeInstruction) element);
                    } else {
                        to.with(element);
                    }
                };
        var file = ClassFile.of();
        var changed =
                file.transformClass(
                        file.parse(bytes),
                        ClassTransform.transformingMethodBodies(this::isMeant, plant));
        if (seen < which) {
            throw new IllegalStateException("nothing like this is there any more: " + called);
        }
        return changed;
    }

    private boolean isMeant(MethodModel model) {
        return model.methodName().equalsString(method);
    }

    private void replace(CodeBuilder to, InvokeInstruction call) {
        for (int i = call.typeSymbol().parameterCount(); i > 0; i--) {
            to.pop();
        }
        if (call.opcode() != Opcode.INVOKESTATIC) {
            to.pop();
        }
        to.loadConstant(answer ? 1 : 0);
    }
}
