// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import wippy.lua.syntax.SourceFile;

/**
 * Holds the instructions generated for a few small chunks against {@code x.class.txt} beside {@code
 * x.lua}; {@code -Dgolden=update} writes those.
 */
final class BytecodeTest {

    private static final Path ROOT = Path.of("src/test/resources/wippy/lua/codegen");

    @TestFactory
    Stream<DynamicTest> instructionsAreAsBefore() throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            return files.filter(f -> f.toString().endsWith(".lua")).sorted().toList().stream()
                    .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)));
        }
    }

    private static void check(Path script) throws IOException {
        String name = script.getFileName().toString();
        String text = Files.readString(script, StandardCharsets.ISO_8859_1);
        Prototype prototype =
                Compiler.compile(SourceFile.of(name, text), CompilerOptions.DEFAULT)
                        .prototype()
                        .orElseThrow();
        StringBuilder listing = new StringBuilder();
        for (MethodModel method : ClassFile.of().parse(prototype.functions()).methods()) {
            list(method, listing);
        }
        Path expected = script.resolveSibling(name.replace(".lua", ".class.txt"));
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(expected, listing.toString());
        }
        assertThat(listing.toString()).isEqualTo(Files.readString(expected));
    }

    private static void list(MethodModel method, StringBuilder listing) {
        listing.append(method.methodName()).append(' ');
        listing.append(method.methodTypeSymbol().displayDescriptor()).append('\n');
        Map<Label, Integer> labels = new HashMap<>();
        for (CodeElement element : method.code().orElseThrow()) {
            if (element instanceof BranchInstruction branch) {
                labels.putIfAbsent(branch.target(), labels.size() + 1);
            }
        }
        for (CodeElement element : method.code().orElseThrow()) {
            switch (element) {
                case LineNumber line -> listing.append("  line ").append(line.line()).append('\n');
                case LabelTarget target when labels.containsKey(target.label()) ->
                        listing.append("  ").append(label(labels, target.label())).append(":\n");
                case Instruction instruction ->
                        listing.append("    ").append(text(instruction, labels)).append('\n');
                default -> {}
            }
        }
    }

    private static String label(Map<Label, Integer> labels, Label label) {
        return "L" + labels.get(label);
    }

    private static String text(Instruction instruction, Map<Label, Integer> labels) {
        String name = instruction.opcode().name().toLowerCase(Locale.ROOT);
        return switch (instruction) {
            case BranchInstruction branch -> name + " " + label(labels, branch.target());
            case InvokeInstruction call ->
                    name
                            + " "
                            + call.owner().asSymbol().displayName()
                            + "."
                            + call.name()
                            + call.typeSymbol().displayDescriptor();
            case FieldInstruction field ->
                    name + " " + field.owner().asSymbol().displayName() + "." + field.name();
            case TypeCheckInstruction check -> name + " " + check.type().asSymbol().displayName();
            case LoadInstruction load -> name + " " + load.slot();
            case StoreInstruction store -> name + " " + store.slot();
            case IncrementInstruction add -> name + " " + add.slot() + " " + add.constant();
            case ConstantInstruction constant -> name + " " + constant.constantValue();
            default -> name;
        };
    }
}
