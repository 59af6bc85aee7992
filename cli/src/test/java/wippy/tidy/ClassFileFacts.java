// SPDX-License-Identifier: Apache-2.0
package wippy.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one class file says about others.
 *
 * @param name binary name, {@code wippy.lua.LuaState$1}
 * @param classes binary names of the classes that it refers to
 * @param members what it calls or reads, {@code java.lang.System.nanoTime}
 * @param strings its string constants
 */
record ClassFileFacts(String name, Set<String> classes, Set<String> members, Set<String> strings) {
    private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L([^;<]+);");

    static ClassFileFacts read(Path file) {
        try {
            return of(ClassFile.of().parse(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ClassFileFacts of(ClassModel model) {
        var classes = new TreeSet<String>();
        var members = new TreeSet<String>();
        var strings = new TreeSet<String>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry e -> addClass(e.asInternalName(), classes);
                case NameAndTypeEntry e -> addDescriptor(e.type().stringValue(), classes);
                case MethodTypeEntry e -> addDescriptor(e.descriptor().stringValue(), classes);
                case MemberRefEntry e ->
                        members.add(
                                binary(e.owner().asInternalName()) + "." + e.name().stringValue());
                case StringEntry e -> strings.add(e.stringValue());
                default -> {}
            }
        }
        model.fields().forEach(field -> addDescriptor(field.fieldType().stringValue(), classes));
        model.methods()
                .forEach(method -> addDescriptor(method.methodType().stringValue(), classes));
        return new ClassFileFacts(
                binary(model.thisClass().asInternalName()), classes, members, strings);
    }

    /** The name without nested classes: what a file is called. */
    String topLevel() {
        int dollar = name.indexOf('$');
        return dollar < 0 ? name : name.substring(0, dollar);
    }

    String packageName() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static void addClass(String internalName, Set<String> into) {
        if (internalName.startsWith("[")) {
            addDescriptor(internalName, into);
        } else {
            into.add(binary(internalName));
        }
    }

    private static void addDescriptor(String descriptor, Set<String> into) {
        Matcher matcher = CLASS_IN_DESCRIPTOR.matcher(descriptor);
        while (matcher.find()) {
            into.add(binary(matcher.group(1)));
        }
    }

    private static String binary(String internalName) {
        return internalName.replace('/', '.');
    }
}
