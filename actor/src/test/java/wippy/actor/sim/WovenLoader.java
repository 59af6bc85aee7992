// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wippy.actor.Node;

/**
 * Loads the shipped classes of {@code wippy.actor} anew, with a {@link Sim#point} before each
 * access to what threads share (volatile fields, {@code VarHandle}s, {@code java.util.concurrent},
 * the locks of relations) and {@link Sim} in place of parking and spinning. So the code under test
 * needs no seam, and none is forgotten.
 */
final class WovenLoader extends ClassLoader {
    private static final String SHIPPED = "wippy.actor.";
    private static final Set<String> SHARED =
            Set.of(Sim.class.getName(), Program.class.getName(), Race.class.getName());
    private static final ClassDesc SIM = Sim.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc NO_ARGUMENTS = MethodTypeDesc.of(ConstantDescs.CD_void);

    /** A worker that looks for work looks around so often, not two thousand times. */
    private static final int SPINS_SHIPPED = 2_000;

    private static final int SPINS = 3;

    private final @Nullable Race race;
    private final Path classes;
    private final Set<String> volatileFields = new HashSet<>();
    private int spinsReplaced;

    /**
     * Loads all shipped classes.
     *
     * @param race a defect to plant, null for none
     */
    WovenLoader(@Nullable Race race) {
        super(WovenLoader.class.getClassLoader());
        this.race = race;
        try {
            var source = Node.class.getProtectionDomain().getCodeSource().getLocation();
            classes = Path.of(source.toURI()).resolve("wippy/actor");
            loadShipped();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        if (spinsReplaced != 1) {
            throw new IllegalStateException("where does a worker spin now? " + spinsReplaced);
        }
        if (race != null && !race.isPlanted()) {
            throw new IllegalStateException("nothing like this is there any more: " + race);
        }
    }

    /** Initializes them too, so that the first run takes the same steps as every other. */
    private void loadShipped() throws IOException, ClassNotFoundException {
        try (var files = Files.list(classes)) {
            var names =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".class") && !name.contains("-"))
                            .map(name -> name.substring(0, name.length() - ".class".length()))
                            .sorted()
                            .toList();
            for (var name : names) {
                var model = ClassFile.of().parse(classes.resolve(name + ".class"));
                for (var field : model.fields()) {
                    if ((field.flags().flagsMask() & ClassFile.ACC_VOLATILE) != 0) {
                        volatileFields.add(field.fieldName().stringValue());
                    }
                }
            }
            for (var name : names) {
                Class.forName(SHIPPED + name, true, this);
            }
        }
    }

    /** {@return a new program of that class, which sees the woven classes} */
    Program program(Class<? extends Program> type) {
        try {
            var constructor = loadClass(type.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Program) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(SHIPPED) || SHARED.contains(outermost(name))) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private static String outermost(String name) {
        int dollar = name.indexOf('$');
        return dollar < 0 ? name : name.substring(0, dollar);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            var bytes = in.readAllBytes();
            if (name.lastIndexOf('.') == SHIPPED.length() - 1) {
                bytes = woven(bytes);
            }
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private byte[] woven(byte[] bytes) {
        var file =
                ClassFile.of(
                        ClassFile.ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(this)));
        var model = file.parse(bytes);
        var type = model.thisClass().asSymbol();
        return file.transformClass(
                model,
                (builder, element) -> {
                    if (element instanceof MethodModel method) {
                        var planter = race == null ? null : race.planter(type, method);
                        builder.transformMethod(
                                method,
                                (at, part) -> {
                                    if (part instanceof java.lang.classfile.CodeModel code) {
                                        at.transformCode(
                                                code,
                                                (to, instruction) ->
                                                        weave(to, instruction, planter));
                                    } else {
                                        at.with(part);
                                    }
                                });
                        if (planter != null) {
                            planter.addMethods(builder);
                        }
                    } else {
                        builder.with(element);
                    }
                });
    }

    private void weave(CodeBuilder to, CodeElement element, Race.@Nullable Planter planter) {
        switch (element) {
            case FieldInstruction field
                    when volatileFields.contains(field.name().stringValue()) -> {
                point(to);
                to.with(field);
            }
            case InvokeInstruction call -> {
                var owner = call.owner().asInternalName();
                if (owner.equals("java/util/concurrent/locks/LockSupport")
                        || (owner.equals("java/lang/Thread")
                                && call.name().equalsString("onSpinWait"))) {
                    to.invokestatic(SIM, call.name().stringValue(), call.typeSymbol());
                    return;
                }
                if (owner.startsWith("java/util/concurrent/")
                        || owner.equals("java/lang/invoke/VarHandle")
                        || owner.equals("wippy/actor/Relations")) {
                    point(to);
                }
                if (planter == null || !planter.replace(to, call)) {
                    to.with(call);
                }
            }
            case ConstantInstruction constant
                    when Integer.valueOf(SPINS_SHIPPED).equals(constant.constantValue()) -> {
                spinsReplaced++;
                to.loadConstant(SPINS);
            }
            default -> to.with(element);
        }
    }

    private static void point(CodeBuilder to) {
        to.invokestatic(SIM, "point", NO_ARGUMENTS);
    }
}
