// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Errors of operators, in the words of Lua 5.3, with the operand's name where the code knows it.
 */
final class OperandErrors {

    /** What has no name because it stands nowhere in the program. */
    private static final int NO_OPERAND = -1;

    private OperandErrors() {}

    static LuaError call(LuaState state, Object callee) {
        String complaint = "attempt to call a " + LuaType.nameInMessages(state, callee) + " value";
        Frames.Frame frame = Frames.running();
        return LuaError.thrown(state, frame.position() + complaint + frame.calledName());
    }

    /** {@return the error of indexing what an {@code __index} or {@code __newindex} holds} */
    static LuaError indexOfHandler(LuaState state, Object indexed) {
        return misuse(state, "index", indexed, NO_OPERAND);
    }

    static LuaError index(LuaState state, Object indexed) {
        return misuse(state, "index", indexed, 0);
    }

    /** {@return the message of the error that the running function raises by indexing nil} */
    static String indexOfNil() {
        Frames.Frame frame = Frames.running();
        return frame.position() + "attempt to index a nil value" + frame.operandName(0);
    }

    static LuaError length(LuaState state, Object operand) {
        return misuse(state, "get length of", operand, 0);
    }

    static LuaError concatenation(
            LuaState state, Object a, Object b, int operand, boolean secondNamed) {
        boolean firstFits = a instanceof String || a instanceof Long || a instanceof Double;
        int index = !firstFits ? operand : secondNamed ? operand + 1 : NO_OPERAND;
        return misuse(state, "concatenate", firstFits ? b : a, index);
    }

    /** An arithmetic operator: blames the second operand when the first is a number. */
    static LuaError arithmetic(LuaState state, Object a, Object b) {
        boolean firstFits = Conversions.toNumber(a) != null;
        return misuse(state, "perform arithmetic on", firstFits ? b : a, firstFits ? 1 : 0);
    }

    /** A bitwise operator: numbers without integer value get a message of their own. */
    static LuaError bitwise(LuaState state, Object a, Object b) {
        if (isNumber(a) && isNumber(b)) {
            boolean firstFits = Conversions.toInteger(a) != null;
            Frames.Frame frame = Frames.running();
            return LuaError.thrown(
                    state,
                    frame.position()
                            + "number"
                            + frame.operandName(firstFits ? 1 : 0)
                            + " has no integer representation");
        }
        boolean firstFits = isNumber(a);
        return misuse(state, "perform bitwise operation on", firstFits ? b : a, firstFits ? 1 : 0);
    }

    static LuaError comparison(LuaState state, Object a, Object b) {
        String first = LuaType.nameInMessages(state, a);
        String second = LuaType.nameInMessages(state, b);
        return LuaError.ofOperator(
                state,
                first.equals(second)
                        ? "attempt to compare two " + first + " values"
                        : "attempt to compare " + first + " with " + second);
    }

    private static boolean isNumber(Object value) {
        return Conversions.toNumber(value) != null;
    }

    private static LuaError misuse(LuaState state, String verb, Object operand, int index) {
        String type = LuaType.nameInMessages(state, operand);
        Frames.Frame frame = Frames.running();
        return LuaError.thrown(
                state,
                frame.position()
                        + "attempt to "
                        + verb
                        + " a "
                        + type
                        + " value"
                        + frame.operandName(index));
    }
}
