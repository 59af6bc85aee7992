// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.FunctionScope;
import wippy.lua.resolve.Resolved;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.SourceFile;

/**
 * Generates the classes of a chunk: one with a method for each function and the constants, a
 * closure class for each function, and more classes for constants when there are very many.
 */
final class ChunkGenerator {

    /**
     * Merging two types gives Object: nothing that is generated needs more, and no class is read.
     */
    private static final ClassFile CLASS_FILE =
            ClassFile.of(
                    ClassFile.ClassHierarchyResolverOption.of(
                            type ->
                                    ClassHierarchyResolver.ClassHierarchyInfo.ofClass(
                                            type.equals(CD_Object) ? null : CD_Object)),
                    ClassFile.DeadLabelsOption.DROP_DEAD_LABELS);

    /** The static method of the factory that makes a main function for an environment. */
    private static final String FACTORY = "factory";

    /** The field of a closure with the environment of its chunk. */
    static final String ENVIRONMENT_FIELD = "env";

    private final Resolved resolved;
    private final FunctionBody main;
    private final CompilerOptions options;
    private final boolean explicitEnvironment;
    private final Survey survey;
    private final Kinds kinds;
    private final DebugNames names = new DebugNames();
    private final ClassNames classNames;
    private final ClassDesc type;
    private final Constants constants;
    private final Map<FunctionBody, FunctionPlan> plans = new IdentityHashMap<>();
    private final Map<Variable, FunctionPlan> known = new IdentityHashMap<>();
    private final Map<FunctionPlan, Split> splits = new IdentityHashMap<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Limits limits;

    /**
     * A generator.
     *
     * @param main what is called the main function: that of the chunk or the one it returns
     */
    ChunkGenerator(Resolved resolved, FunctionBody main, CompilerOptions options, Limits limits) {
        this.limits = limits;
        this.resolved = resolved;
        this.main = main;
        this.options = options;
        this.explicitEnvironment = options.explicitEnvironment() && !resolved.usesEnv();
        this.survey = Survey.of(resolved);
        this.kinds = Kinds.of(resolved, survey);
        this.classNames = new ClassNames(source().name());
        this.type = ClassDesc.of(classNames.chunk());
        this.constants = new Constants(type);
    }

    SourceFile source() {
        return resolved.chunk().source();
    }

    Resolved resolved() {
        return resolved;
    }

    Survey survey() {
        return survey;
    }

    Kinds kinds() {
        return kinds;
    }

    DebugNames names() {
        return names;
    }

    Constants constants() {
        return constants;
    }

    /** {@return the class with the functions' methods} */
    ClassDesc type() {
        return type;
    }

    /**
     * {@return whether globals are fields of an environment that is given with the chunk} False
     * when the chunk names {@code _ENV}: then the resolver tells the variable for each global.
     */
    boolean isExplicitEnvironment() {
        return explicitEnvironment;
    }

    FunctionPlan plan(FunctionBody body) {
        FunctionPlan plan = plans.get(body);
        if (plan == null) {
            throw new IllegalStateException("function without a plan: " + body.name());
        }
        return plan;
    }

    /** {@return the function that a variable holds from its declaration on, null if unknown} */
    @Nullable FunctionPlan knownFunction(Variable variable) {
        return known.get(variable);
    }

    /** {@return whether operators of a function have to be out of line because it is large} */
    boolean isCompact(FunctionPlan plan) {
        return survey.measure(plan.body()).bytes > limits.inlineBytes();
    }

    /** {@return how a function is split that is too large for one method, null for others} */
    @Nullable Split split(FunctionPlan plan) {
        if (!isCompact(plan) || survey.measure(plan.body()).compactBytes <= limits.methodBytes()) {
            return null;
        }
        return splits.computeIfAbsent(plan, p -> new Split(p, resolved, limits.partBytes()));
    }

    /** A method of a split function that is yet to be generated. */
    private record Part(MethodTypeDesc type, Consumer<CodeBuilder> code) {}

    /** Adds a method. A caller that is generated again, for long jumps, replaces its parts. */
    void addPart(String name, MethodTypeDesc type, Consumer<CodeBuilder> code) {
        parts.put(name, new Part(type, code));
    }

    /**
     * {@return whether every call of a function gives one value and leaves no tail call to make}
     */
    boolean givesOneValue(FunctionPlan plan) {
        return survey.measure(plan.body()).givesOneValue && split(plan) == null && !isTraced(plan);
    }

    /** {@return the class files, and what the loader needs to tell about them} */
    ChunkClasses generate() {
        plan();
        Map<String, byte[]> classes = new HashMap<>();
        byte[] functions = CLASS_FILE.build(type, this::functions);
        classes.put(classNames.chunk(), functions);
        for (int i = 1; i < constants.holders(); i++) {
            int index = i;
            ClassDesc holder = constants.holderClass(i);
            classes.put(
                    binaryName(holder),
                    CLASS_FILE.build(
                            holder,
                            added -> {
                                added.withFlags(ClassFileFlags.FINAL_CLASS);
                                constants.define(index, added);
                            }));
        }
        FunctionPlan first = plan(resolved.chunk().main());
        for (FunctionBody body : survey.order()) {
            FunctionPlan plan = plan(body);
            boolean delivers = plan == first && first.isConstant();
            ClosureClass closure = new ClosureClass(plan, type, delivers, isExposed(plan));
            classes.put(
                    binaryName(plan.closure()), CLASS_FILE.build(plan.closure(), closure::define));
        }
        ClassDesc entry = first.closure();
        if (!first.isConstant()) {
            entry = ClassDesc.of(classNames.closure(FACTORY + "$main"));
            ClassDesc factory = entry;
            classes.put(
                    binaryName(entry),
                    CLASS_FILE.build(entry, added -> factory(added, factory, first)));
        }
        return new ChunkClasses(
                source().name(),
                source().chunkName(),
                options.keepsText() ? Optional.of(source().text()) : Optional.empty(),
                options.isStripped(),
                classNames.chunk(),
                binaryName(entry),
                classes,
                new FactsCollector(this, main).of(plans.values()),
                names);
    }

    /** {@return whether lines and names of operands are left out} */
    boolean isStripped() {
        return options.isStripped();
    }

    /**
     * {@return whether steps, calls and returns of a function are reported to the hook of the
     * state} What is around a main function only makes it.
     */
    boolean isTraced(FunctionPlan plan) {
        boolean isAround = plan.scope().parent().isEmpty() && plan.body() != main;
        return options.isTraced() && !options.isStripped() && !isAround;
    }

    /**
     * {@return whether a closure that was made before may stand for a new one} Only where all
     * upvalues are variables of the outermost block, which the closure keeps alive for nothing.
     */
    boolean mayShare(FunctionPlan plan) {
        if (!isExposed(plan)) {
            return false;
        }
        List<Variable> outermost = resolved.capturedIn(main.body());
        for (Variable variable : plan.scope().upvalues()) {
            if (!outermost.contains(variable) && !resolved.hidden().contains(variable)) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether closures of a function let their upvalues be set and joined} */
    boolean isExposed(FunctionPlan plan) {
        return options.exposure().isPresent()
                && plan.scope().parent().isPresent()
                && !plan.isConstant();
    }

    static String binaryName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private void plan() {
        for (FunctionBody body : survey.order()) {
            FunctionScope scope = resolved.scope(body);
            String method = body == main ? ClassNames.MAIN : classNames.method(body.name());
            String closure = classNames.closure(method);
            FunctionPlan plan = new FunctionPlan(scope, method, ClassDesc.of(closure));
            plans.put(body, plan);
        }
        survey.functions().forEach((variable, body) -> known.put(variable, plan(body)));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (FunctionPlan plan : plans.values()) {
                changed |= capture(plan);
            }
        }
    }

    /** Gives a function a field for each upvalue that is not a function without upvalues. */
    private boolean capture(FunctionPlan plan) {
        boolean isMain = plan.body() == resolved.chunk().main();
        int before = plan.captures().size();
        plan.captures().clear();
        if (explicitEnvironment || (isMain && resolved.usesEnv())) {
            plan.captures()
                    .add(new FunctionPlan.Capture(Optional.empty(), ENVIRONMENT_FIELD, CD_Object));
        }
        List<Variable> upvalues = plan.scope().upvalues();
        for (int i = 0; i < upvalues.size(); i++) {
            Variable variable = upvalues.get(i);
            FunctionPlan function = known.get(variable);
            if (function == plan || (function != null && function.isConstant())) {
                continue;
            }
            plan.captures()
                    .add(
                            new FunctionPlan.Capture(
                                    Optional.of(variable),
                                    "u" + i + "$" + variable.name().text(),
                                    captureType(variable, function)));
        }
        return plan.captures().size() != before;
    }

    private ClassDesc captureType(Variable variable, @Nullable FunctionPlan function) {
        if (Variables.isCell(variable)) {
            return Abi.CELL;
        }
        return function != null ? function.closure() : kinds.of(variable).type();
    }

    private void functions(ClassBuilder added) {
        added.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
        added.with(SourceFileAttribute.of(source().file()));
        for (FunctionBody body : survey.order()) {
            FunctionPlan plan = plan(body);
            added.withMethodBody(
                    plan.method(),
                    plan.type(),
                    ClassFileFlags.STATIC,
                    code -> new FunctionGenerator(this, plan, code).generate());
            while (!parts.isEmpty()) {
                String name = parts.keySet().iterator().next();
                Part part = parts.remove(name);
                added.withMethodBody(name, part.type(), ClassFileFlags.STATIC, part.code());
            }
        }
        constants.define(0, added);
    }

    /** A function of one argument, the environment, that makes the chunk's main function. */
    private static void factory(ClassBuilder added, ClassDesc type, FunctionPlan main) {
        added.withFlags(ClassFileFlags.FINAL_CLASS);
        added.withSuperclass(Abi.functionOf(1));
        added.withMethodBody(
                INIT_NAME,
                MethodTypeDesc.of(CD_void),
                0,
                code -> {
                    code.aload(0);
                    code.invokespecial(Abi.functionOf(1), INIT_NAME, MethodTypeDesc.of(CD_void));
                    code.return_();
                });
        added.withMethodBody(
                CLASS_INIT_NAME,
                MethodTypeDesc.of(CD_void),
                ClassFileFlags.STATIC,
                code -> {
                    code.new_(type);
                    code.dup();
                    code.invokespecial(type, INIT_NAME, MethodTypeDesc.of(CD_void));
                    ClosureClass.deliver(code);
                    code.return_();
                });
        added.withMethodBody(
                "call",
                Abi.callType(1),
                ClassFileFlags.PUBLIC_FINAL,
                code -> {
                    code.new_(main.closure());
                    code.dup();
                    code.aload(2);
                    code.invokespecial(
                            main.closure(), INIT_NAME, MethodTypeDesc.of(CD_void, CD_Object));
                    code.areturn();
                });
        added.withMethodBody(
                "name",
                MethodTypeDesc.of(CD_String),
                ClassFileFlags.PUBLIC_FINAL,
                code -> {
                    code.ldc(FACTORY);
                    code.areturn();
                });
    }
}
