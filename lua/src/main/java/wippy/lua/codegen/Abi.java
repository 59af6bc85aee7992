// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/** Everything that generated code refers to: the contract between compiler and run time. */
final class Abi {

    static final ClassDesc STATE = of("LuaState");
    static final ClassDesc FUNCTION = of("LuaFunction");
    static final ClassDesc VARARG_FUNCTION = of("VarargFunction");
    static final ClassDesc RESULTS = of("Results");
    static final ClassDesc CELL = of("Cell");
    static final ClassDesc HOOK = of("Hook");
    static final ClassDesc EXPOSED_FUNCTION = of("ExposedFunction");
    static final ClassDesc TABLE = of("LuaTable");
    static final ClassDesc CALLEE = of("Callee");
    static final ClassDesc SPREAD = of("Spread");
    static final ClassDesc FIELD_SITE = of("FieldSite");
    static final ClassDesc GLOBAL_SITE = of("GlobalSite");
    static final ClassDesc NUMBER = ClassDesc.of("java.lang.Number");
    static final ClassDesc FLOAT_CELL = of("FloatCell");
    static final ClassDesc TAGS = of("Tags");
    static final ClassDesc ARITHMETIC = of("Arithmetic");
    static final ClassDesc COMPARISON = of("Comparison");
    static final ClassDesc INDEXING = of("Indexing");
    static final ClassDesc LOADER = ClassDesc.of("wippy.lua.codegen.ChunkLoader");
    static final ClassDesc OBJECTS = CD_Object.arrayType();

    static final Method IS_TRUE = isStatic(of("Truth"), "isTrue", CD_boolean, CD_Object);
    static final Method LENGTH = isStatic(of("Length"), "of", CD_Object, STATE, CD_Object);

    static final Method BOX_LONG = isStatic(CD_Long, "valueOf", CD_Long, CD_long);
    static final Method BOX_DOUBLE = isStatic(CD_Double, "valueOf", CD_Double, CD_double);
    static final Method UNBOX_LONG = isVirtual(CD_Long, "longValue", CD_long);
    static final Method UNBOX_DOUBLE = isVirtual(CD_Double, "doubleValue", CD_double);
    static final Method STRING_EQUALS = isVirtual(CD_String, "equals", CD_boolean, CD_Object);
    static final Method CLONE = isVirtual(OBJECTS, "clone", CD_Object);

    static final Method SHARED =
            isStatic(
                    of("SharedClosures"),
                    "shared",
                    EXPOSED_FUNCTION,
                    EXPOSED_FUNCTION,
                    EXPOSED_FUNCTION,
                    CD_int);
    static final Method STEP = isStatic(HOOK, "step", CD_int, STATE, CD_int, CD_int);
    static final Method HOOK_ENTERED = isStatic(HOOK, "entered", CD_void, STATE);
    static final Method HOOK_RETURNING = isStatic(HOOK, "returning", CD_void, STATE);
    static final Method HOOK_LEAVING = isStatic(HOOK, "leaving", CD_void, STATE, FUNCTION);
    static final Method SAFEPOINT = isVirtual(STATE, "safepoint", CD_void);
    static final Method ENTERED = isVirtual(STATE, "entered", CD_void, CD_int);

    static final Method FIRST = isStatic(RESULTS, "first", CD_Object, STATE, CD_Object);
    static final Method FINISH = isStatic(RESULTS, "finish", CD_Object, STATE, CD_Object);
    static final Method RESULT_AT = isStatic(RESULTS, "get", CD_Object, CD_Object, CD_int);
    static final Method TO_ARRAY = isStatic(RESULTS, "toArray", OBJECTS, CD_Object);
    static final Method RESULTS_OF_ARRAY = isStatic(RESULTS, "of", CD_Object, OBJECTS);

    static final Method CALLEE_OF = isStatic(CALLEE, "of", FUNCTION, CD_Object);
    static final Method APPLY = isVirtual(FUNCTION, "apply", CD_Object, STATE, OBJECTS);
    static final Method APPEND = isStatic(SPREAD, "append", OBJECTS, OBJECTS, STATE, CD_Object);
    static final Method APPEND_ALL = isStatic(SPREAD, "append", OBJECTS, OBJECTS, OBJECTS);
    static final Method SELECT_ONE =
            isStatic(SPREAD, "selectOne", CD_Object, STATE, CD_Object, CD_Object, OBJECTS);
    static final Method SELECT =
            isStatic(SPREAD, "select", CD_Object, STATE, CD_Object, CD_Object, OBJECTS);
    static final Method AT = isStatic(SPREAD, "at", CD_Object, OBJECTS, CD_int);
    static final Method FROM = isStatic(SPREAD, "from", OBJECTS, OBJECTS, CD_int);

    static final Method DELIVER = isStatic(LOADER, "deliver", CD_void, FUNCTION);

    static final Method FIELD_GET = isVirtual(FIELD_SITE, "get", CD_Object, STATE, CD_Object);
    static final Method FIELD_CELL = isVirtual(FIELD_SITE, "cell", FLOAT_CELL, CD_Object);
    static final Method FIELD_SET =
            isVirtual(FIELD_SITE, "set", CD_void, STATE, CD_Object, CD_Object);

    /** {@return what sets a field to a reference or a raw float} */
    static Method fieldSet(Kind value) {
        return isVirtual(FIELD_SITE, "set", CD_void, STATE, CD_Object, value.type());
    }

    static final Method FIELD_METHOD = isVirtual(FIELD_SITE, "method", CD_Object, STATE, CD_Object);
    static final Method GLOBAL_GET = isVirtual(GLOBAL_SITE, "get", CD_Object, STATE);
    static final Method GLOBAL_SET = isVirtual(GLOBAL_SITE, "set", CD_void, STATE, CD_Object);
    static final Method RAISE =
            isStatic(
                    of("RaiseSite"),
                    "call",
                    CD_Object,
                    STATE,
                    CD_Object,
                    CD_Object,
                    CD_long,
                    CD_String);
    static final Method TURNS =
            isStatic(of("ForLoop"), "count", CD_long, CD_long, CD_long, CD_long);
    static final Method TURNS_TO_UNKNOWN =
            isStatic(of("ForLoop"), "count", CD_long, STATE, CD_long, CD_Object, CD_long);
    static final Method ITERATION =
            isStatic(of("Iteration"), "of", CD_int, CD_Object, CD_Object, CD_Object);
    static final Method TAGGED_VALUE =
            isStatic(TAGS, "value", CD_Object, CD_Object, CD_double, CD_long);
    static final Method HOLDS_DOUBLE =
            isStatic(TABLE, "holdsDouble", CD_boolean, CD_Object, CD_long);
    static final Method DOUBLE_AT = isVirtual(TABLE, "doubleAt", CD_double, CD_long);
    static final Method NEXT_INDEX = isVirtual(TABLE, "nextIndex", CD_int, CD_int);
    static final Method KEY_AT = isVirtual(TABLE, "keyAt", CD_Object, CD_int);
    static final Method VALUE_AT = isVirtual(TABLE, "valueAt", CD_Object, CD_int);
    static final ClassDesc FIELD_NAMES = of("FieldNames");
    static final Method TABLE_OF_LIST = isStatic(TABLE, "ofList", TABLE, OBJECTS);
    static final Method TABLE_OF_FIELDS = isStatic(TABLE, "ofFields", TABLE, FIELD_NAMES, OBJECTS);
    static final Method TABLE_OF_SIZE = isStatic(TABLE, "of", TABLE, CD_int, CD_int);
    static final Method SET_LIST = isVirtual(TABLE, "setList", CD_void, CD_long, OBJECTS);
    static final Method RAW_SET =
            isStatic(INDEXING, "rawSet", CD_void, STATE, TABLE, CD_Object, CD_Object);
    static final Method FLOOR_DIV =
            isStatic(ClassDesc.of("java.lang.Math"), "floorDiv", CD_long, CD_long, CD_long);
    static final Method FLOOR_MOD =
            isStatic(ClassDesc.of("java.lang.Math"), "floorMod", CD_long, CD_long, CD_long);

    private Abi() {}

    /** A method of the run time. */
    record Method(ClassDesc owner, String name, MethodTypeDesc type, boolean isStatic) {}

    private static ClassDesc of(String name) {
        return ClassDesc.of("wippy.lua." + name);
    }

    static Method isStatic(ClassDesc owner, String name, ClassDesc result, ClassDesc... types) {
        return new Method(owner, name, MethodTypeDesc.of(result, types), true);
    }

    static Method isVirtual(ClassDesc owner, String name, ClassDesc result, ClassDesc... types) {
        return new Method(owner, name, MethodTypeDesc.of(result, types), false);
    }

    /** {@return the abstract class of functions with this many parameters, 0 to 4} */
    static ClassDesc functionOf(int parameters) {
        return of("Function" + parameters);
    }

    /** {@return {@code (LuaState, Object × count) → Object}} */
    static MethodTypeDesc callType(int arguments) {
        ClassDesc[] types = new ClassDesc[arguments + 1];
        Arrays.fill(types, CD_Object);
        types[0] = STATE;
        return MethodTypeDesc.of(CD_Object, types);
    }

    /** {@return {@link wippy.lua.LuaFunction}'s entry for 0 to 4 arguments} */
    static Method call(int arguments) {
        return new Method(FUNCTION, "call", callType(arguments), false);
    }

    /** {@return what calls a function with some arguments and all values of a result} */
    static Method spreadResult(int arguments) {
        return spread(arguments, CD_Object);
    }

    /** {@return what calls a function with some arguments and an array of further ones} */
    static Method spreadArray(int arguments) {
        return spread(arguments, OBJECTS);
    }

    private static Method spread(int arguments, ClassDesc last) {
        ClassDesc[] types = new ClassDesc[arguments + 3];
        Arrays.fill(types, CD_Object);
        types[0] = FUNCTION;
        types[1] = STATE;
        types[arguments + 2] = last;
        return isStatic(SPREAD, "call", CD_Object, types);
    }

    /** {@return what makes the trampolined form of a tail call of 0 to 3 arguments} */
    static Method tail(int arguments) {
        ClassDesc[] types = new ClassDesc[arguments + 2];
        Arrays.fill(types, CD_Object);
        types[0] = STATE;
        types[1] = FUNCTION;
        return isStatic(CALLEE, "tail", CD_Object, types);
    }

    static final Method TAIL_ALL = isStatic(CALLEE, "tail", CD_Object, STATE, FUNCTION, OBJECTS);

    /** {@return what makes a result of 2 or 3 values} */
    static Method resultsOf(int values) {
        ClassDesc[] types = new ClassDesc[values];
        Arrays.fill(types, CD_Object);
        return isStatic(RESULTS, "of", CD_Object, types);
    }

    /** {@return an operator of {@link wippy.lua.Arithmetic}} */
    static Method arithmetic(String name, Kind left, Kind right) {
        return isStatic(ARITHMETIC, name, CD_Object, STATE, left.type(), right.type());
    }

    /** {@return an operator with one operand of {@link wippy.lua.Arithmetic}} */
    static Method arithmetic(String name) {
        return isStatic(ARITHMETIC, name, CD_Object, STATE, CD_Object);
    }

    /** {@return what checks a limit, step or start of a numeric for} */
    static Method forNumber(String name) {
        return isStatic(of("ForLoop"), name, CD_double, STATE, CD_Object);
    }

    /** {@return integer division or remainder, which raises for a divisor of 0} */
    static Method longDivision(boolean remainder) {
        String name = remainder ? "modulo" : "floorDivide";
        return isStatic(ARITHMETIC, name, CD_long, STATE, CD_long, CD_long);
    }

    /** {@return an operator on two raw floats} */
    static Method rawDouble(String name) {
        return isStatic(ARITHMETIC, name, CD_double, CD_double, CD_double);
    }

    /** {@return a shift of a raw integer} */
    static Method rawShift(String name) {
        return isStatic(ARITHMETIC, name, CD_long, CD_long, CD_long);
    }

    /** {@return a comparison of two raw numbers of different kinds} */
    static Method rawComparison(String name, Kind left, Kind right) {
        return isStatic(COMPARISON, name, CD_boolean, left.type(), right.type());
    }

    /** {@return a comparison of {@link wippy.lua.Comparison} that may call metamethods} */
    static Method comparison(String name, Kind left, Kind right) {
        return isStatic(COMPARISON, name, CD_boolean, STATE, left.type(), right.type());
    }

    static Method indexGet(Kind key) {
        return isStatic(INDEXING, "get", CD_Object, STATE, CD_Object, key.type());
    }

    static Method indexSet(Kind key, Kind value) {
        return isStatic(INDEXING, "set", CD_void, STATE, CD_Object, key.type(), value.type());
    }

    /** {@return the concatenation of 2 to 4 values} */
    static Method concat(int values) {
        ClassDesc[] types = new ClassDesc[values + 1];
        Arrays.fill(types, CD_Object);
        types[0] = STATE;
        return isStatic(of("Concatenation"), "concat", CD_Object, types);
    }

    static final Method CONCAT_ALL =
            isStatic(of("Concatenation"), "concatAll", CD_Object, STATE, OBJECTS);
}
