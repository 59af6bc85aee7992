// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What operands are called in error messages. Class files carry an index into this list with each
 * range of instructions, so that names cost nothing until an error asks.
 */
final class DebugNames {

    /** Names of the operands of one operation, such as {@code local 'x'}. */
    record Operands(@Nullable String first, @Nullable String second) {
        static final Operands NONE = new Operands(null, null);

        static Operands of(@Nullable String first) {
            return new Operands(first, null);
        }

        boolean isEmpty() {
            return first == null && second == null;
        }
    }

    private final List<Operands> list = new ArrayList<>();
    private final Map<Operands, Integer> indexes = new HashMap<>();

    int index(Operands operands) {
        return indexes.computeIfAbsent(
                operands,
                added -> {
                    list.add(added);
                    return list.size() - 1;
                });
    }

    /** {@return the name of an operand, 0 or 1} */
    Optional<String> name(int index, int operand) {
        Operands operands = list.get(index);
        return Optional.ofNullable(operand == 0 ? operands.first() : operands.second());
    }
}
