// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares with what PUC Lua 5.3 printed; see the resources {@code number-*.txt}. */
class NumbersTest {

    private final LuaState state = States.plain();

    private static List<String[]> lines(String resource) {
        try (var in = NumbersTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double fromBits(String hex) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(hex, 16));
    }

    /** {@code i12}, or {@code f} and the bits of a float. */
    private static Object number(String shown) {
        return shown.startsWith("i")
                ? (Object) Long.parseLong(shown.substring(1))
                : (Object) fromBits(shown.substring(1));
    }

    @Test
    void floatsPrintAsInLua53() {
        for (String[] line : lines("number-text.txt")) {
            assertThat(Conversions.tostring(state, fromBits(line[0])))
                    .as("bits %s", line[0])
                    .isEqualTo(line[1]);
        }
    }

    @Test
    void textsAreReadAsInLua53() {
        for (String[] line : lines("number-reading.txt")) {
            String text = unescaped(line[0]);
            Object expected = line[1].equals("nil") ? null : number(line[1]);
            assertThat(Conversions.toNumber(text)).as("text '%s'", line[0]).isEqualTo(expected);
        }
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                plain.append((char) Integer.parseInt(text.substring(i + 1, i + 4)));
                i += 3;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    @Test
    void integersAndFloatsCompareAsInLua53() {
        for (String[] line : lines("number-order.txt")) {
            Object a = number(line[0]);
            Object b = number(line[1]);
            String context = line[0] + " " + line[1];
            boolean less = line[2].contains("<");
            boolean lessEqual = line[2].contains("L");
            boolean equal = line[2].contains("=");
            assertThat(Comparison.less(state, a, b)).as(context).isEqualTo(less);
            assertThat(Comparison.lessEqual(state, a, b)).as(context).isEqualTo(lessEqual);
            assertThat(Comparison.equal(state, a, b)).as(context).isEqualTo(equal);
            assertThat(Comparison.rawEqual(a, b)).as(context).isEqualTo(equal);
            compareWithRawOperands(a, b, less, lessEqual, context);
        }
    }

    private void compareWithRawOperands(
            Object a, Object b, boolean less, boolean lessEqual, String context) {
        if (a instanceof Long x) {
            assertThat(Comparison.less(state, (long) x, b)).as(context).isEqualTo(less);
            assertThat(Comparison.lessEqual(state, (long) x, b)).as(context).isEqualTo(lessEqual);
        } else {
            double x = (Double) a;
            assertThat(Comparison.less(state, x, b)).as(context).isEqualTo(less);
            assertThat(Comparison.lessEqual(state, x, b)).as(context).isEqualTo(lessEqual);
        }
        if (b instanceof Long y) {
            assertThat(Comparison.less(state, a, (long) y)).as(context).isEqualTo(less);
            assertThat(Comparison.lessEqual(state, a, (long) y)).as(context).isEqualTo(lessEqual);
        } else {
            double y = (Double) b;
            assertThat(Comparison.less(state, a, y)).as(context).isEqualTo(less);
            assertThat(Comparison.lessEqual(state, a, y)).as(context).isEqualTo(lessEqual);
        }
    }

    @Test
    void applicationsPrintWholeFloatsWithoutPoint() {
        LuaState application = States.application();
        assertThat(Conversions.tostring(application, 5.0)).isEqualTo("5");
        assertThat(Conversions.tostring(application, -0.0)).isEqualTo("0");
        assertThat(Conversions.tostring(application, 1e15)).isEqualTo("1000000000000000");
        assertThat(Conversions.tostring(application, 0x1p63)).isEqualTo("9.2233720368548e+18");
        assertThat(Conversions.tostring(application, -0x1p63)).isEqualTo("-9223372036854775808");
        assertThat(Conversions.tostring(application, 0.1)).isEqualTo("0.1");
        assertThat(Conversions.tostring(application, 1 / 0.0)).isEqualTo("inf");
        assertThat(Conversions.tostring(application, Double.NaN)).isEqualTo("nan");
    }

    @Test
    void textsInABaseAreRead() {
        assertThat(Conversions.toNumber("ff", 16)).isEqualTo(255);
        assertThat(Conversions.toNumber(" -Zz ", 36)).isEqualTo(-1295);
        assertThat(Conversions.toNumber("7", 7)).isNull();
        assertThat(Conversions.toNumber("", 10)).isNull();
        assertThat(Conversions.toNumber("-", 10)).isNull();
        assertThat(Conversions.toNumber("ffffffffffffffff", 16)).isEqualTo(-1);
    }

    @Test
    void onlyExactIntegersConvert() {
        assertThat(Conversions.toInteger(3.0)).isEqualTo(3);
        assertThat(Conversions.toInteger("0x10")).isEqualTo(16);
        assertThat(Conversions.toInteger("3.0")).isEqualTo(3);
        assertThat(Conversions.toInteger(3.5)).isNull();
        assertThat(Conversions.toInteger(0x1p63)).isNull();
        assertThat(Conversions.toInteger(-0x1p63)).isEqualTo(Long.MIN_VALUE);
        assertThat(Conversions.toInteger(Double.NaN)).isNull();
        assertThat(Conversions.toInteger("x")).isNull();
        assertThat(Conversions.toInteger(null)).isNull();
    }

    @Test
    void kindsOfResultsAreThoseOf53() {
        assertThat(of(Arithmetic::add, 1L, 2L)).isEqualTo(3L);
        assertThat(of(Arithmetic::add, 1L, 2.0)).isEqualTo(3.0);
        assertThat(of(Arithmetic::add, "10", 1L)).isEqualTo(11.0);
        assertThat(of(Arithmetic::add, "0x10", "1.0")).isEqualTo(17.0);
        assertThat(of(Arithmetic::add, Long.MAX_VALUE, 1L)).isEqualTo(Long.MIN_VALUE);
        assertThat(of(Arithmetic::divide, 4L, 2L)).isEqualTo(2.0);
        assertThat(of(Arithmetic::divide, 1L, 0L)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(of(Arithmetic::power, 2L, 2L)).isEqualTo(4.0);
        assertThat(of(Arithmetic::floorDivide, -7L, 2L)).isEqualTo(-4L);
        assertThat(of(Arithmetic::floorDivide, -7.0, 2L)).isEqualTo(-4.0);
        assertThat(of(Arithmetic::floorDivide, Long.MIN_VALUE, -1L)).isEqualTo(Long.MIN_VALUE);
        assertThat(of(Arithmetic::modulo, -7L, 3L)).isEqualTo(2L);
        assertThat(of(Arithmetic::modulo, 7L, -3L)).isEqualTo(-2L);
        assertThat(of(Arithmetic::modulo, -7.5, 2.0)).isEqualTo(0.5);
        assertThat(of(Arithmetic::modulo, 5.0, Double.POSITIVE_INFINITY)).isEqualTo(5.0);
        assertThat(of(Arithmetic::modulo, -5.0, Double.POSITIVE_INFINITY))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Arithmetic.negate(state, Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(Arithmetic.negate(state, "2")).isEqualTo(-2.0);
        assertThat(of(Arithmetic::bitAnd, 6.0, "3")).isEqualTo(2L);
        assertThat(of(Arithmetic::shiftLeft, 1L, 63L)).isEqualTo(Long.MIN_VALUE);
        assertThat(of(Arithmetic::shiftLeft, 1L, 64L)).isEqualTo(0L);
        assertThat(of(Arithmetic::shiftLeft, -1L, -60L)).isEqualTo(15L);
        assertThat(of(Arithmetic::shiftRight, -1L, Long.MIN_VALUE)).isEqualTo(0L);
        assertThat(of(Arithmetic::shiftRight, 1L, -3L)).isEqualTo(8L);
        assertThat(Arithmetic.bitNot(state, 0L)).isEqualTo(-1L);
    }

    private interface Operator {
        Object apply(LuaState state, Object a, Object b);
    }

    private Object of(Operator operator, Object a, Object b) {
        return operator.apply(state, a, b);
    }

    @Test
    void wrongOperandsRaiseInTheWordsOf53() {
        check(
                "attempt to perform arithmetic on a nil value",
                () -> Arithmetic.add(state, (Object) null, 1L));
        check(
                "attempt to perform arithmetic on a table value",
                () -> Arithmetic.multiply(state, 1L, (Object) new LuaTable()));
        check(
                "attempt to perform arithmetic on a string value",
                () -> Arithmetic.subtract(state, (Object) "a", 1L));
        check(
                "number has no integer representation",
                () -> Arithmetic.bitOr(state, (Object) 1.5, 1L));
        check(
                "attempt to perform bitwise operation on a string value",
                () -> Arithmetic.bitOr(state, (Object) "a", 1L));
        check("attempt to divide by zero", () -> Arithmetic.floorDivide(state, (Object) 1L, 0L));
        check("attempt to perform 'n%0'", () -> Arithmetic.modulo(state, (Object) 1L, 0L));
        check(
                "attempt to compare number with nil",
                () -> Comparison.less(state, (Object) 1L, (Object) null));
        check(
                "attempt to compare two table values",
                () -> Comparison.lessEqual(state, new LuaTable(), new LuaTable()));
        check(
                "attempt to concatenate a nil value",
                () -> Concatenation.concat(state, "a", (Object) null));
        check("attempt to call a nil value", () -> Calls.call(state, null));
        check("attempt to index a nil value", () -> Indexing.get(state, null, "x"));
        check("attempt to get length of a nil value", () -> Length.of(state, null));
    }

    private static void check(String message, Runnable operation) {
        assertThatThrownBy(operation::run).isInstanceOf(LuaError.class).hasMessage(message);
    }

    @Test
    void loopsNeverWrapAround() {
        assertThat(ForLoop.count(1, 10, 3)).isEqualTo(4);
        assertThat(ForLoop.count(10, 1, -3)).isEqualTo(4);
        assertThat(ForLoop.count(1, 0, 1)).isZero();
        assertThat(ForLoop.count(Long.MAX_VALUE - 1, Long.MAX_VALUE, 1)).isEqualTo(2);
        assertThat(ForLoop.count(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(3);
        assertThat(ForLoop.count(Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE)).isEqualTo(2);
        assertThat(ForLoop.count(state, 1, (Object) 3.7, 1)).isEqualTo(3);
        assertThat(ForLoop.count(state, 1, (Object) (-3.7), -1)).isEqualTo(5);
        assertThat(ForLoop.count(state, 1, (Object) 1e300, Long.MAX_VALUE)).isEqualTo(1);
        assertThat(ForLoop.count(state, 1, (Object) (-1e300), 1)).isZero();
        assertThat(ForLoop.count(state, 1, (Object) Double.NaN, 1)).isZero();
        assertThat(ForLoop.count(state, 1, (Object) Double.NaN, -1)).isZero();
        assertThat(ForLoop.count(state, 1, "3", 1)).isEqualTo(3);
        check("'for' limit must be a number", () -> ForLoop.count(state, 1, "x", 1));
    }

    @Test
    void concatenationTakesNumbers() {
        assertThat(Concatenation.concat(state, 1L, 2L)).isEqualTo("12");
        assertThat(Concatenation.concat(state, "a", 2.0, 3L)).isEqualTo("a2.03");
        assertThat(Concatenation.concatAll(state, new Object[] {"a", 1L, "b", 2.5, "c"}))
                .isEqualTo("a1b2.5c");
        check(
                "attempt to concatenate a table value",
                () -> Concatenation.concat(state, 1L, new LuaTable(), "x"));
    }

    @Test
    void textEntersAsBytesOfUtf8() {
        assertThat(LuaString.of("é")).isEqualTo("\u00c3\u00a9");
        assertThat(LuaString.text("\u00c3\u00a9")).isEqualTo("é");
        assertThat(LuaString.of("plain")).isSameAs(LuaString.of("plain"));
        assertThat(LuaString.bytes("\u00ff")).containsExactly(0xFF);
        assertThatThrownBy(() -> LuaString.checked("€")).hasMessageContaining("U+20AC at 0");
    }
}
