// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which metamethods the operations of a method may call, by bytecode index: what generated code
 * calls tells the event. Made when a traceback asks.
 */
record InvokedEvents(Map<Integer, String> events) {

    static final InvokedEvents NONE = new InvokedEvents(Map.of());

    private static final Map<String, String> ARITHMETIC =
            Map.ofEntries(
                    Map.entry("add", "__add"),
                    Map.entry("subtract", "__sub"),
                    Map.entry("multiply", "__mul"),
                    Map.entry("divide", "__div"),
                    Map.entry("floorDivide", "__idiv"),
                    Map.entry("modulo", "__mod"),
                    Map.entry("power", "__pow"),
                    Map.entry("negate", "__unm"),
                    Map.entry("bitAnd", "__band"),
                    Map.entry("bitOr", "__bor"),
                    Map.entry("bitXor", "__bxor"),
                    Map.entry("bitNot", "__bnot"),
                    Map.entry("shiftLeft", "__shl"),
                    Map.entry("shiftRight", "__shr"));

    static InvokedEvents of(MethodModel method) {
        return method.code().map(InvokedEvents::of).orElse(NONE);
    }

    private static InvokedEvents of(CodeModel code) {
        Map<Integer, String> events = new HashMap<>();
        int index = 0;
        for (CodeElement element : code) {
            if (element instanceof Instruction instruction) {
                if (instruction instanceof InvokeInstruction call) {
                    String event = event(call);
                    if (event != null) {
                        events.put(index, event);
                    }
                }
                index += instruction.sizeInBytes();
            }
        }
        return new InvokedEvents(events);
    }

    /** {@return such as {@code __add}} */
    Optional<String> at(int bytecodeIndex) {
        return Optional.ofNullable(events.get(bytecodeIndex));
    }

    private static @Nullable String event(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        return switch (owner.substring(owner.lastIndexOf('/') + 1)) {
            case "Arithmetic" -> ARITHMETIC.get(name);
            case "Concatenation" -> "__concat";
            case "Length" -> "__len";
            case "Comparison" ->
                    switch (name) {
                        case "equal" -> "__eq";
                        case "less" -> "__lt";
                        default -> "__le";
                    };
            case "Indexing", "FieldSite", "GlobalSite" ->
                    name.equals("set") ? "__newindex" : "__index";
            default -> null;
        };
    }
}
