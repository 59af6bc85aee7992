// SPDX-License-Identifier: Apache-2.0
package wippy.lua.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.Stat;

/** A block while the resolver is in it. */
final class BlockScope {
    final Block block;

    /** The block around it in the same function; null for the body of a function. */
    final @Nullable BlockScope parent;

    final boolean isLoop;

    /**
     * Whether the condition of a {@code repeat} belongs to it, so that its end is no end of scope.
     */
    boolean isRepeat;

    /** Where its variables begin among the active ones of the function. */
    final int firstVariable;

    final Map<String, PlacedLabel> labels = new HashMap<>();

    /** Jumps to labels that have not come yet. */
    final List<PendingGoto> pending = new ArrayList<>();

    /** A label and how many variables are active at it. */
    record PlacedLabel(Stat.Label label, int activeVariables) {}

    /** A goto and how many variables were active at it, or where the block it is in began. */
    record PendingGoto(Stat.Goto statement, int activeVariables) {}

    BlockScope(Block block, @Nullable BlockScope parent, boolean isLoop, int firstVariable) {
        this.block = block;
        this.parent = parent;
        this.isLoop = isLoop;
        this.firstVariable = firstVariable;
    }
}
