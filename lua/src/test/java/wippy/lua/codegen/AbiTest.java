// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import wippy.lua.syntax.BinaryOperator;

/** Holds the names in {@link Abi} against the classes they name. */
final class AbiTest {

    @Test
    void everythingThatGeneratedCodeCallsExistsAndIsPublic() throws Exception {
        assertThat(methods()).hasSizeGreaterThan(100).allSatisfy(AbiTest::check);
    }

    private static List<Abi.Method> methods() throws IllegalAccessException {
        List<Abi.Method> methods = new ArrayList<>();
        for (Field field : Abi.class.getDeclaredFields()) {
            if (field.getType() == Abi.Method.class) {
                methods.add((Abi.Method) field.get(null));
            }
        }
        for (int count = 0; count <= 4; count++) {
            methods.add(Abi.call(count));
        }
        for (int count = 0; count <= 3; count++) {
            methods.addAll(List.of(Abi.tail(count), Abi.spreadResult(count)));
            methods.add(Abi.spreadArray(count));
        }
        for (int count = 2; count <= 4; count++) {
            methods.add(Abi.concat(count));
        }
        methods.addAll(List.of(Abi.resultsOf(2), Abi.resultsOf(3)));
        operators(methods);
        for (Kind kind : Kind.values()) {
            methods.add(Abi.indexGet(kind));
            methods.add(Abi.indexSet(Kind.LONG, kind));
        }
        methods.add(Abi.indexSet(Kind.ANY, Kind.ANY));
        methods.addAll(List.of(Abi.fieldSet(Kind.ANY), Abi.fieldSet(Kind.DOUBLE)));
        methods.addAll(List.of(Abi.longDivision(true), Abi.longDivision(false)));
        for (String name : List.of("limit", "step", "start")) {
            methods.add(Abi.forNumber(name));
        }
        return methods;
    }

    private static void operators(List<Abi.Method> methods) {
        for (BinaryOperator operator : BinaryOperator.values()) {
            switch (operator) {
                case ADD, SUBTRACT, MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO, POWER ->
                        forms(methods, operator, Kind.LONG, Kind.DOUBLE);
                case BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT ->
                        forms(methods, operator, Kind.LONG);
                case LESS, LESS_EQUAL -> comparisons(methods, Operators.name(operator));
                case EQUAL -> methods.add(Abi.comparison("equal", Kind.ANY, Kind.ANY));
                case NOT_EQUAL, GREATER, GREATER_EQUAL, CONCAT, AND, OR -> {}
            }
        }
        for (String name : List.of("floorDivide", "modulo", "power")) {
            methods.add(Abi.rawDouble(name));
        }
        methods.addAll(List.of(Abi.rawShift("shiftLeft"), Abi.rawShift("shiftRight")));
        methods.addAll(List.of(Abi.arithmetic("negate"), Abi.arithmetic("bitNot")));
    }

    private static void forms(List<Abi.Method> methods, BinaryOperator operator, Kind... kinds) {
        String name = Operators.name(operator);
        methods.add(Abi.arithmetic(name, Kind.ANY, Kind.ANY));
        for (Kind kind : kinds) {
            methods.add(Abi.arithmetic(name, Kind.ANY, kind));
            methods.add(Abi.arithmetic(name, kind, Kind.ANY));
        }
    }

    private static void comparisons(List<Abi.Method> methods, String name) {
        methods.add(Abi.comparison(name, Kind.ANY, Kind.ANY));
        for (Kind kind : List.of(Kind.LONG, Kind.DOUBLE)) {
            methods.add(Abi.comparison(name, Kind.ANY, kind));
            methods.add(Abi.comparison(name, kind, Kind.ANY));
        }
        methods.add(Abi.rawComparison(name, Kind.LONG, Kind.DOUBLE));
        methods.add(Abi.rawComparison(name, Kind.DOUBLE, Kind.LONG));
    }

    private static void check(Abi.Method expected) throws ReflectiveOperationException {
        if (expected.owner().isArray()) {
            return;
        }
        Class<?> owner = resolve(expected.owner());
        Method found =
                owner.getMethod(
                        expected.name(),
                        expected.type().parameterList().stream()
                                .map(AbiTest::resolve)
                                .toArray(Class<?>[]::new));
        assertThat(Modifier.isStatic(found.getModifiers())).isEqualTo(expected.isStatic());
        assertThat(MethodTypeDesc.ofDescriptor(descriptor(found))).isEqualTo(expected.type());
    }

    private static String descriptor(Method method) {
        return MethodTypeDesc.of(
                        method.getReturnType().describeConstable().orElseThrow(),
                        Arrays.stream(method.getParameterTypes())
                                .map(type -> type.describeConstable().orElseThrow())
                                .toArray(ClassDesc[]::new))
                .descriptorString();
    }

    private static Class<?> resolve(ClassDesc type) {
        try {
            return type.resolveConstantDesc(MethodHandles.lookup());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("generated code refers to a class that is missing", e);
        }
    }
}
