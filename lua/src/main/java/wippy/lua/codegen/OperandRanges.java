// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.lang.classfile.attribute.CharacterRangeInfo;
import java.lang.classfile.attribute.CharacterRangeTableAttribute;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which operation of a method has which names of operands: bytecode indexes in ascending order, and
 * for each an index into {@link DebugNames} and the ordinal of a {@link Site}.
 */
// Nobody compares or prints one.
@SuppressWarnings("ArrayRecordComponent")
record OperandRanges(int[] starts, int[] ends, int[] indexes, int[] sites) {

    static final OperandRanges NONE =
            new OperandRanges(new int[0], new int[0], new int[0], new int[0]);

    static OperandRanges of(CharacterRangeTableAttribute table) {
        List<CharacterRangeInfo> ranges =
                table.characterRangeTable().stream()
                        .sorted(Comparator.comparingInt(CharacterRangeInfo::startPc))
                        .toList();
        return new OperandRanges(
                ranges.stream().mapToInt(CharacterRangeInfo::startPc).toArray(),
                ranges.stream().mapToInt(CharacterRangeInfo::endPc).toArray(),
                ranges.stream().mapToInt(CharacterRangeInfo::characterRangeStart).toArray(),
                ranges.stream().mapToInt(CharacterRangeInfo::flags).toArray());
    }

    /** {@return the index of the names at a bytecode index, -1 if there are none} */
    int index(int bytecodeIndex) {
        int at = at(bytecodeIndex);
        return at < 0 ? -1 : indexes[at];
    }

    /** {@return whether the operation at a bytecode index is such a {@link Site}} */
    boolean is(Site site, int bytecodeIndex) {
        int at = at(bytecodeIndex);
        return at >= 0 && sites[at] == site.ordinal();
    }

    private int at(int bytecodeIndex) {
        int at = Arrays.binarySearch(starts, bytecodeIndex);
        int candidate = at >= 0 ? at : -at - 2;
        return candidate >= 0 && bytecodeIndex <= ends[candidate] ? candidate : -1;
    }
}
