// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The constants of a chunk: strings, access sites, boxed numbers. Short strings are constants of
 * the class file, others static final fields, which stand in the chunk's class as long as its
 * initializer is small, in further classes beyond. When a class file could not name all of them,
 * the further ones are elements of arrays.
 */
final class Constants {

    /**
     * A class initializer is limited to 64 KB; a constant takes some 16 bytes, names of fields
     * more.
     */
    private static final int PER_CLASS = 1_000;

    /** A class file has 65,535 places; what follows leaves most of them to code. */
    private static final int NAMED_MAX = 16_000;

    /** The array of a class whose constants have no names. */
    private static final String ARRAY = "all";

    /**
     * Longer strings do not fit a constant of a class file, which encodes some chars in two bytes.
     */
    private static final int PIECE = 30_000;

    private final ClassDesc first;
    private final List<List<Constant>> holders = new ArrayList<>();
    private final Map<Object, Reference> shared = new HashMap<>();
    private final Set<String> strings = new HashSet<>();
    private int named;

    /** The first class with an array, none as long as this is not less than the classes. */
    private int firstArray = Integer.MAX_VALUE;

    Constants(ClassDesc first) {
        this.first = first;
        holders.add(new ArrayList<>());
    }

    /**
     * Where a constant stands.
     *
     * @param element index in the array {@code name} of its class, -1 for a field of its own
     */
    record Reference(ClassDesc owner, String name, ClassDesc type, int element) {

        void push(CodeBuilder out) {
            if (element < 0) {
                out.getstatic(owner, name, type);
            } else {
                out.getstatic(owner, name, Abi.OBJECTS);
                out.loadConstant(element);
                out.aaload();
                out.checkcast(type);
            }
        }
    }

    private sealed interface Constant {
        Reference reference();

        record Site(Reference reference, String key) implements Constant {}

        record Names(Reference reference, List<String> names) implements Constant {}

        record Number(Reference reference, Object value) implements Constant {}

        record Text(Reference reference, String value) implements Constant {}
    }

    Reference site(ClassDesc type, String key) {
        Reference reference = next(type);
        holders.getLast().add(new Constant.Site(reference, key));
        return reference;
    }

    /** {@return the keys of a record constructor; equal lists share one constant} */
    Reference names(List<String> names) {
        return shared.computeIfAbsent(
                names,
                n -> {
                    Reference reference = next(Abi.FIELD_NAMES);
                    holders.getLast().add(new Constant.Names(reference, names));
                    return reference;
                });
    }

    Reference box(long value) {
        return shared.computeIfAbsent(value, v -> number(CD_Long, v));
    }

    Reference box(double value) {
        return shared.computeIfAbsent(value, v -> number(CD_Double, v));
    }

    private Reference number(ClassDesc type, Object value) {
        Reference reference = next(type);
        holders.getLast().add(new Constant.Number(reference, value));
        return reference;
    }

    /** Pushes a string. */
    void string(CodeBuilder out, String text) {
        if (text.length() <= PIECE && (strings.contains(text) || named() < NAMED_MAX)) {
            strings.add(text);
            out.ldc(text);
            return;
        }
        Reference reference =
                shared.computeIfAbsent(
                        text,
                        t -> {
                            Reference added = next(CD_String);
                            holders.getLast().add(new Constant.Text(added, text));
                            return added;
                        });
        reference.push(out);
    }

    private int named() {
        return named + strings.size();
    }

    private Reference next(ClassDesc type) {
        boolean beginsArrays = firstArray == Integer.MAX_VALUE && named() >= NAMED_MAX;
        if (holders.getLast().size() == PER_CLASS || beginsArrays) {
            holders.add(new ArrayList<>());
        }
        if (beginsArrays) {
            firstArray = holders.size() - 1;
        }
        ClassDesc owner = holder(holders.size() - 1);
        int number = holders.getLast().size();
        if (firstArray < holders.size()) {
            return new Reference(owner, ARRAY, type, number);
        }
        named++;
        return new Reference(owner, "k" + number, type, -1);
    }

    private ClassDesc holder(int index) {
        if (index == 0) {
            return first;
        }
        String name = first.descriptorString();
        return ClassDesc.ofDescriptor(name.substring(0, name.length() - 1) + "$k" + index + ";");
    }

    /** {@return how many classes hold constants, the chunk's own included} */
    int holders() {
        return holders.size();
    }

    ClassDesc holderClass(int index) {
        return holder(index);
    }

    /** Adds a holder's fields and their initializer to its class. */
    void define(int index, ClassBuilder type) {
        List<Constant> constants = holders.get(index);
        if (constants.isEmpty()) {
            return;
        }
        if (index >= firstArray) {
            defineArray(holder(index), constants, type);
            return;
        }
        for (Constant constant : constants) {
            Reference reference = constant.reference();
            type.withField(reference.name(), reference.type(), ClassFileFlags.PACKAGE_STATIC_FINAL);
        }
        type.withMethodBody(
                CLASS_INIT_NAME,
                MethodTypeDesc.of(CD_void),
                ClassFileFlags.STATIC,
                code -> {
                    for (Constant constant : constants) {
                        make(code, constant);
                        Reference reference = constant.reference();
                        code.putstatic(reference.owner(), reference.name(), reference.type());
                    }
                    code.return_();
                });
    }

    private static void defineArray(ClassDesc holder, List<Constant> constants, ClassBuilder type) {
        type.withField(ARRAY, Abi.OBJECTS, ClassFileFlags.PACKAGE_STATIC_FINAL);
        type.withMethodBody(
                CLASS_INIT_NAME,
                MethodTypeDesc.of(CD_void),
                ClassFileFlags.STATIC,
                code -> {
                    code.loadConstant(constants.size());
                    code.anewarray(CD_Object);
                    for (Constant constant : constants) {
                        code.dup();
                        code.loadConstant(constant.reference().element());
                        make(code, constant);
                        code.aastore();
                    }
                    code.putstatic(holder, ARRAY, Abi.OBJECTS);
                    code.return_();
                });
    }

    private static void make(CodeBuilder code, Constant constant) {
        switch (constant) {
            case Constant.Site site -> {
                code.new_(site.reference().type());
                code.dup();
                pieces(code, site.key());
                code.invokespecial(
                        site.reference().type(), INIT_NAME, MethodTypeDesc.of(CD_void, CD_String));
            }
            case Constant.Number number -> {
                if (number.value() instanceof Long value) {
                    code.loadConstant((long) value);
                    invoke(code, Abi.BOX_LONG);
                } else if (number.value() instanceof Double value) {
                    code.loadConstant((double) value);
                    invoke(code, Abi.BOX_DOUBLE);
                }
            }
            case Constant.Names names -> {
                code.new_(Abi.FIELD_NAMES);
                code.dup();
                code.loadConstant(names.names().size());
                code.anewarray(CD_String);
                for (int i = 0; i < names.names().size(); i++) {
                    code.dup();
                    code.loadConstant(i);
                    pieces(code, names.names().get(i));
                    code.aastore();
                }
                code.invokespecial(
                        Abi.FIELD_NAMES,
                        INIT_NAME,
                        MethodTypeDesc.of(CD_void, CD_String.arrayType()));
            }
            case Constant.Text text -> pieces(code, text.value());
        }
    }

    private static void pieces(CodeBuilder code, String text) {
        code.ldc(text.substring(0, Math.min(PIECE, text.length())));
        for (int start = PIECE; start < text.length(); start += PIECE) {
            code.ldc(text.substring(start, Math.min(start + PIECE, text.length())));
            code.invokevirtual(CD_String, "concat", MethodTypeDesc.of(CD_String, CD_String));
        }
    }

    private static void invoke(CodeBuilder code, Abi.Method method) {
        code.invokestatic(method.owner(), method.name(), method.type());
    }
}
