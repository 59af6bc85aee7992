// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.Optional;

/**
 * What the class loader of a compiled chunk knows of its classes; how positions and names in
 * messages are found without keeping them at run time.
 *
 * <p>Each Lua function is one method of a class of that loader which is not a {@link LuaFunction};
 * frames of its {@link LuaFunction} classes are not counted. Any thread.
 */
public interface LuaCode {

    /** {@return what positions begin with, such as {@code file.lua} or {@code app:hello}} */
    String sourceName();

    /**
     * {@return how a traceback shows the function of a method whose call names it not: {@code main
     * chunk}, {@code function <file.lua:12>} or, in an application, {@code function 'f'} if it was
     * defined with a name}
     */
    String functionName(String method, Dialect dialect);

    /**
     * The lines of a function's text.
     *
     * @param first where it begins, from 1; 0 for a main function
     * @param last where it ends
     */
    record Lines(int first, int last) {}

    /** {@return where the function of a method is defined} */
    Lines lines(String method);

    /** {@return the name of the method of a function, told by the class of its closures} */
    String method(Class<? extends LuaFunction> closure);

    /**
     * {@return whether a class is that of closures of the function of a method, which may be a
     * part}
     */
    boolean isClosure(Class<?> type, String method);

    /**
     * {@return whether a method is a part of the function whose method called it} Functions too
     * large for one method have parts; such frames count as one.
     */
    boolean isPart(String method);

    /**
     * {@return what an operand of the operation at a bytecode index is called, such as {@code local
     * 'x'}, {@code field 'y'}, {@code global 'z'}, {@code upvalue 'u'}, {@code method 'm'}}
     *
     * @param method name of the JVM method
     * @param bytecodeIndex where in the method the run-time routine is called
     * @param operand 0 for the first operand (what is called, what is indexed), 1 for the second
     */
    Optional<String> operandName(String method, int bytecodeIndex, int operand);

    /**
     * {@return how a function is called that is in progress because of the operation at a bytecode
     * index: as {@link #operandName} says, {@code metamethod '__add'} or {@code for iterator 'for
     * iterator'}}
     */
    Optional<String> calleeName(String method, int bytecodeIndex);

    /** {@return whether the operation at a bytecode index is a call in tail position} */
    boolean isTailCall(String method, int bytecodeIndex);
}
