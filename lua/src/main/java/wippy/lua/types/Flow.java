// SPDX-License-Identifier: Apache-2.0
package wippy.lua.types;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.Stat;

/** All that may come into one variable, or out of one function. */
final class Flow {
    /** Expressions whose first value may come by an assignment or a return. */
    final List<Expr> values = new ArrayList<>(2);

    /** Arguments of all calls, if it is a parameter of a function whose calls are all known. */
    final List<Expr> arguments = new ArrayList<>(0);

    /** The loop that counts with the variable. */
    Stat.@Nullable NumericFor loop;

    /** Whether anything else may come by an assignment, too. */
    boolean unknown;

    /** Whether there are calls that pass anything else. */
    boolean unknownArguments;

    /** What has come so far; null for nothing. */
    @Nullable ValueKind kind;
}
