// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LineNumberInfo;
import java.lang.classfile.attribute.LineNumberTableAttribute;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import wippy.lua.Cell;
import wippy.lua.Dialect;
import wippy.lua.LuaCode;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.syntax.Span;

/**
 * Loads the classes of one compiled chunk, each when it is first needed, and knows the names for
 * its messages. Unloaded with its classes when no function of the chunk is reachable any more.
 */
public final class ChunkLoader extends ClassLoader implements LuaCode {

    static {
        registerAsParallelCapable();
    }

    private static final FunctionFacts UNKNOWN =
            new FunctionFacts(
                    new Facts(new Lines(0, 0), List.of(), false, List.of()),
                    new Span(0, 0),
                    false,
                    List.of());

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
                ? "function <" + chunk.sourceName() + ":" + facts(method).lines().first() + ">"
                : "function '" + name + "'";
    }

    @Override
    public Facts facts(String method) {
        return known(method).shown();
    }

    private FunctionFacts known(String method) {
        return chunk.facts().getOrDefault(whole(method), UNKNOWN);
    }

    @Override
    public SortedSet<Integer> activeLines(String method) {
        SortedSet<Integer> lines = new TreeSet<>();
        if (isStripped()) {
            return lines;
        }
        String whole = whole(method);
        int entry = known(method).beginsAtOnce() ? 0 : 1;
        for (MethodModel candidate : ClassFile.of().parse(functions()).methods()) {
            String name = candidate.methodName().stringValue();
            if (whole(name).equals(whole)) {
                List<LineNumberInfo> table = lineNumbers(candidate);
                for (int i = name.equals(whole) ? entry : 0; i < table.size(); i++) {
                    lines.add(table.get(i).lineNumber());
                }
            }
        }
        int last = facts(method).lines().last();
        if (last > 0) {
            lines.add(last);
        }
        return lines;
    }

    private static List<LineNumberInfo> lineNumbers(MethodModel method) {
        return method.findAttribute(Attributes.code())
                .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()))
                .map(LineNumberTableAttribute::lineNumbers)
                .orElse(List.of());
    }

    @Override
    public Optional<LuaFunction> onlyClosure(String method) {
        Class<?> closure = closureClass(whole(method));
        for (Field field : closure.getDeclaredFields()) {
            if (field.getName().equals(ClosureClass.INSTANCE)) {
                return Optional.ofNullable((LuaFunction) field(closure, field.getName(), null));
            }
        }
        return Optional.empty();
    }

    private Class<?> closureClass(String method) {
        return load(chunk.functions() + "$" + method);
    }

    @Override
    public String chunkName() {
        return chunk.chunkName();
    }

    @Override
    public boolean isStripped() {
        return chunk.isStripped();
    }

    @Override
    public Optional<String> text(String method) {
        Span span = known(method).span();
        return chunk.text().map(text -> text.substring(span.start(), span.end()));
    }

    @Override
    public @Nullable Object upvalue(LuaState state, LuaFunction closure, int index) {
        return switch (known(method(closure.getClass())).places().get(index)) {
            case FunctionFacts.Place.Self ignored -> closure;
            case FunctionFacts.Place.Globals ignored -> state.globals();
            case FunctionFacts.Place.Constant constant -> instance(constant.type());
            case FunctionFacts.Place.Field field -> {
                Object held = field(closure.getClass(), field.name(), closure);
                yield held instanceof Cell cell ? cell.value : held;
            }
        };
    }

    @Override
    public @Nullable Cell cell(LuaFunction closure, int index) {
        FunctionFacts.Place place = known(method(closure.getClass())).places().get(index);
        return place instanceof FunctionFacts.Place.Field field
                        && field(closure.getClass(), field.name(), closure) instanceof Cell cell
                ? cell
                : null;
    }

    private @Nullable Object instance(String type) {
        return field(load(type), ClosureClass.INSTANCE, null);
    }

    private Class<?> load(String type) {
        try {
            return loadClass(type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("chunk without class " + type, e);
        }
    }

    private static @Nullable Object field(Class<?> type, String name, @Nullable Object owner) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no field " + name + " in " + type.getName(), e);
        }
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
