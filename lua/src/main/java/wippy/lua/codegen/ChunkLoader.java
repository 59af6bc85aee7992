// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import wippy.lua.Dialect;
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
    private final Map<String, InvokedEvents> events = new ConcurrentHashMap<>();
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
    public String functionName(String method, Dialect dialect) {
        String name = ClassNames.functionName(whole(method));
        if (name.equals(ClassNames.MAIN)) {
            return name;
        }
        return dialect == Dialect.PLAIN || name.equals("anonymous")
                ? "function <" + chunk.sourceName() + ":" + lines(method).first() + ">"
                : "function '" + name + "'";
    }

    @Override
    public Lines lines(String method) {
        return chunk.lines().getOrDefault(whole(method), NOWHERE);
    }

    @Override
    public String method(Class<? extends LuaFunction> closure) {
        return closure.getName().substring(chunk.functions().length() + 1);
    }

    @Override
    public boolean isClosure(Class<?> type, String method) {
        return type.getClassLoader() == this
                && type.getName().equals(chunk.functions() + "$" + whole(method));
    }

    private static String whole(String method) {
        int part = method.indexOf(Split.PART);
        return part > 0 ? method.substring(0, part) : method;
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

    @Override
    public Optional<String> calleeName(String method, int bytecodeIndex) {
        Optional<String> name = operandName(method, bytecodeIndex, 0);
        OperandRanges known = ranges.computeIfAbsent(method, this::rangesOf);
        if (known.is(Site.ITERATOR, bytecodeIndex)) {
            return Optional.of("for iterator 'for iterator'");
        }
        Optional<String> event = events.computeIfAbsent(method, this::eventsOf).at(bytecodeIndex);
        return event.isPresent() ? Optional.of("metamethod '" + event.get() + "'") : name;
    }

    @Override
    public boolean isTailCall(String method, int bytecodeIndex) {
        return ranges.computeIfAbsent(method, this::rangesOf).is(Site.TAIL_CALL, bytecodeIndex);
    }

    /** Reads the names of a method's operands from its class file, once an error asks for one. */
    private OperandRanges rangesOf(String method) {
        return model(method)
                .flatMap(found -> found.findAttribute(Attributes.code()))
                .flatMap(code -> code.findAttribute(Attributes.characterRangeTable()))
                .map(OperandRanges::of)
                .orElse(OperandRanges.NONE);
    }

    private InvokedEvents eventsOf(String method) {
        return model(method).map(InvokedEvents::of).orElse(InvokedEvents.NONE);
    }

    private Optional<MethodModel> model(String method) {
        for (MethodModel candidate : ClassFile.of().parse(functions()).methods()) {
            if (candidate.methodName().equalsString(method)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
