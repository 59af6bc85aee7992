// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.ArrayList;
import java.util.List;
import wippy.lua.resolve.Resolved;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.Stat;

/** The ways out of some statements other than their end. */
final class Jumps {

    private final Resolved resolved;
    private final List<Stat.Label> targets = new ArrayList<>();
    private boolean returns;
    private boolean breaks;

    private Jumps(Resolved resolved) {
        this.resolved = resolved;
    }

    static Jumps of(Resolved resolved, List<Stat> statements) {
        Jumps jumps = new Jumps(resolved);
        jumps.scan(statements, false);
        return jumps;
    }

    /** {@return whether the only way out is the end} */
    boolean isEmpty() {
        return !returns && !breaks && targets.isEmpty();
    }

    /** {@return whether a {@code break} leaves the loop around the statements} */
    boolean breaks() {
        return breaks;
    }

    /** {@return labels that are jumped to, those among the statements included} */
    List<Stat.Label> targets() {
        return targets;
    }

    private void scan(List<Stat> statements, boolean inLoop) {
        for (Stat statement : statements) {
            switch (statement) {
                case Stat.Return ignored -> returns = true;
                case Stat.Break ignored -> breaks |= !inLoop;
                case Stat.Goto jump -> targets.add(resolved.target(jump));
                case Stat.Do block -> scan(block.body(), inLoop);
                case Stat.While loop -> scan(loop.body(), true);
                case Stat.Repeat loop -> scan(loop.body(), true);
                case Stat.NumericFor loop -> scan(loop.body(), true);
                case Stat.GenericFor loop -> scan(loop.body(), true);
                case Stat.If branch -> {
                    branch.clauses().forEach(clause -> scan(clause.body(), inLoop));
                    branch.otherwise().ifPresent(block -> scan(block, inLoop));
                }
                default -> {}
            }
        }
    }

    private void scan(Block block, boolean inLoop) {
        scan(block.statements(), inLoop);
    }
}
