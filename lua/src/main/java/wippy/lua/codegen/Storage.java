// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

/** Where a variable is, as seen from the function being generated. */
sealed interface Storage {
    /** In a JVM local. */
    record Local(int slot, Kind kind) implements Storage {}

    /** In three JVM locals, raw when it is a number; see {@link wippy.lua.Tags}. */
    record Tagged(Operators.Operand.Tagged operand) implements Storage {}

    /** In an array that the methods of a split function share; see {@link Split}. */
    record InFrame(int index, Kind kind) implements Storage {}

    /** In a cell that such an array refers to. */
    record CellInFrame(int index) implements Storage {}

    /** In a cell that a JVM local refers to. */
    record InCell(int slot) implements Storage {}

    /** In a field of the closure. */
    record Upvalue(FunctionPlan.Capture capture, Kind kind) implements Storage {}

    /** In a cell that a field of the closure refers to. */
    record UpvalueCell(FunctionPlan.Capture capture) implements Storage {}

    /** A function without upvalues: the only instance of its class. */
    record Constant(FunctionPlan function) implements Storage {}

    /** The function that is being generated. */
    record Self() implements Storage {}
}
