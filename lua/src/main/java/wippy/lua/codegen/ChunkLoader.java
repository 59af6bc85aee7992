// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import wippy.lua.LuaCode;
import wippy.lua.LuaFunction;

/**
 * Loads the classes of one compiled chunk, each when it is first needed, and knows the names for
 * its messages. Unloaded with its classes when no function of the chunk is reachable any more.
 */
public final class ChunkLoader extends ClassLoader implements LuaCode {

    static {
        registerAsParallelCapable();
    }

    private static final Lines NOWHERE = new Lines(0, 0);

    private final ChunkClasses chunk;
    private final Map<String, OperandRanges> ranges = new ConcurrentHashMap<>();
    private volatile @Nullable LuaFunction entry;

    ChunkLoader(ChunkClasses chunk) {
        super("lua", ChunkLoader.class.getClassLoader());
        this.chunk = chunk;
    }

    /** Takes the chunk's entry from its class initializer. Generated code calls this. */
    public static void deliver(LuaFunction entry) {
        if (entry.getClass().getClassLoader() instanceof ChunkLoader loader) {
            loader.entry = entry;
        }
    }

    /** {@return the main function, or the factory that makes it for an environment} */
    LuaFunction entry() {
        LuaFunction known = entry;
        if (known != null) {
            return known;
        }
        try {
            Class.forName(chunk.entry(), true, this);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("chunk without entry class " + chunk.entry(), e);
        }
        LuaFunction delivered = entry;
        if (delivered == null) {
            throw new IllegalStateException(chunk.entry() + " delivered no entry");
        }
        return delivered;
    }

    /** {@return the class file with the functions' methods} */
    byte[] functions() {
        byte[] bytes = chunk.classes().get(chunk.functions());
        if (bytes == null) {
            throw new IllegalStateException("chunk without class " + chunk.functions());
        }
        return bytes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = chunk.classes().get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** Asks the parent only for what is not the chunk's own: nothing of ours can hide it. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!chunk.classes().containsKey(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    public String sourceName() {
        return chunk.sourceName();
    }

    @Override
    public String functionName(String method) {
        String name = ClassNames.functionName(method);
        if (name.equals(ClassNames.MAIN)) {
            return name;
        }
        if (name.equals("anonymous")) {
            return "function <" + chunk.sourceName() + ":" + lines(method).first() + ">";
        }
        return "function '" + name + "'";
    }

    @Override
    public Lines lines(String method) {
        int part = method.indexOf(Split.PART);
        String whole = part > 0 ? method.substring(0, part) : method;
        return chunk.lines().getOrDefault(whole, NOWHERE);
    }

    @Override
    public String method(Class<? extends LuaFunction> closure) {
        return closure.getName().substring(chunk.functions().length() + 1);
    }

    @Override
    public boolean isPart(String method) {
        return method.contains(Split.PART);
    }

    @Override
    public Optional<String> operandName(String method, int bytecodeIndex, int operand) {
        int index = ranges.computeIfAbsent(method, this::rangesOf).index(bytecodeIndex);
        return index < 0 ? Optional.empty() : chunk.names().name(index, operand);
    }

    /** Reads the names of a method's operands from its class file, once an error asks for one. */
    private OperandRanges rangesOf(String method) {
        for (MethodModel candidate : ClassFile.of().parse(functions()).methods()) {
            if (candidate.methodName().equalsString(method)) {
                return candidate
                        .findAttribute(Attributes.code())
                        .flatMap(code -> code.findAttribute(Attributes.characterRangeTable()))
                        .map(OperandRanges::of)
                        .orElse(OperandRanges.NONE);
            }
        }
        return OperandRanges.NONE;
    }
}
