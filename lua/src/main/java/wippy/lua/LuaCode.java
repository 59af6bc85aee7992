// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

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

    /**
     * What is known of a function beside its code.
     *
     * @param lines where it is defined
     * @param parameters names of its fixed parameters
     * @param isVararg whether it takes more arguments
     * @param upvalues their names, {@code _ENV} among them, in the order of Lua 5.3
     */
    record Facts(Lines lines, List<String> parameters, boolean isVararg, List<String> upvalues) {}

    /** {@return what is known of the function of a method} */
    Facts facts(String method);

    /**
     * {@return the lines of the function of a method that have code, its last one among them; none
     * when lines were left out}
     */
    SortedSet<Integer> activeLines(String method);

    /** {@return the only closure of the function of a method; empty when there may be several} */
    Optional<LuaFunction> onlyClosure(String method);

    /** {@return the name it was loaded under, such as {@code @file.lua}} */
    String chunkName();

    /** {@return whether lines and names were left out ({@code string.dump} with {@code strip})} */
    boolean isStripped();

    /**
     * {@return the text of the function of a method, from {@code function} to {@code end}; the
     * whole chunk for a main function; empty when the text is not kept}
     */
    Optional<String> text(String method);

    /**
     * {@return the value of an upvalue}
     *
     * @param closure a function of this code
     * @param index from 0, less than the number of upvalues
     */
    Object upvalue(LuaState state, LuaFunction closure, int index);

    /**
     * {@return the cell of an upvalue, null if it is in none because nobody reassigns it}
     *
     * @param closure a function of this code
     * @param index from 0, less than the number of upvalues
     */
    Cell cell(LuaFunction closure, int index);

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
