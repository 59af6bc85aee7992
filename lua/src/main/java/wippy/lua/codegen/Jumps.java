// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wippy.lua.resolve.Resolved;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.Stat;

/** The ways out of statements other than their end. Each statement is looked at once. */
final class Jumps {

    /**
     * Ways out.
     *
     * @param breaks whether the loop around is left
     * @param targets labels that are jumped to, those among the statements included
     */
    record Ways(boolean returns, boolean breaks, Set<Stat.Label> targets) {

        private static final Ways NONE = new Ways(false, false, Set.of());

        /** {@return whether the only way out is the end} */
        boolean isEmpty() {
            return !returns && !breaks && targets.isEmpty();
        }

        private Ways and(Ways others) {
            if (others.isEmpty() || others == this) {
                return this;
            }
            if (isEmpty()) {
                return others;
            }
            Set<Stat.Label> all = targets;
            if (!targets.containsAll(others.targets)) {
                all = new LinkedHashSet<>(targets);
                all.addAll(others.targets);
            }
            return new Ways(returns || others.returns, breaks || others.breaks, all);
        }

        /** {@return the ways out of a loop with this body} */
        private Ways ofLoop() {
            return breaks ? new Ways(returns, false, targets) : this;
        }
    }

    /** The ways out of a branch from each of its clauses on. */
    private record Tails(List<Ways> ways, int from) {}

    private final Resolved resolved;
    private final Map<Stat, Ways> known = new IdentityHashMap<>();
    private final Map<Stat.If, Tails> clauses = new IdentityHashMap<>();

    Jumps(Resolved resolved) {
        this.resolved = resolved;
    }

    Ways of(List<Stat> statements) {
        Ways ways = Ways.NONE;
        for (Stat statement : statements) {
            ways = ways.and(of(statement));
        }
        return ways;
    }

    /** Takes a statement to have the ways out of another one from one of its clauses on. */
    void divide(Stat.If whole, Stat.If rest, int clause) {
        Tails tails = tails(whole);
        clauses.put(rest, new Tails(tails.ways, tails.from + clause));
    }

    private Tails tails(Stat.If branch) {
        Tails tails = clauses.get(branch);
        if (tails == null) {
            int count = branch.clauses().size();
            List<Ways> ways = new ArrayList<>(count + 1);
            ways.add(branch.otherwise().map(this::of).orElse(Ways.NONE));
            for (int i = count - 1; i >= 0; i--) {
                ways.add(ways.getLast().and(of(branch.clauses().get(i).body())));
            }
            tails = new Tails(ways.reversed(), 0);
            clauses.put(branch, tails);
        }
        return tails;
    }

    private Ways of(Stat statement) {
        return switch (statement) {
            case Stat.Return _ -> new Ways(true, false, Set.of());
            case Stat.Break _ -> new Ways(false, true, Set.of());
            case Stat.Goto jump -> new Ways(false, false, Set.of(resolved.target(jump)));
            case Stat.Do _,
                    Stat.While _,
                    Stat.Repeat _,
                    Stat.NumericFor _,
                    Stat.GenericFor _,
                    Stat.If _ -> {
                Ways ways = known.get(statement);
                if (ways == null) {
                    ways = ofBlocks(statement);
                    known.put(statement, ways);
                }
                yield ways;
            }
            default -> Ways.NONE;
        };
    }

    private Ways ofBlocks(Stat statement) {
        return switch (statement) {
            case Stat.Do block -> of(block.body());
            case Stat.While loop -> of(loop.body()).ofLoop();
            case Stat.Repeat loop -> of(loop.body()).ofLoop();
            case Stat.NumericFor loop -> of(loop.body()).ofLoop();
            case Stat.GenericFor loop -> of(loop.body()).ofLoop();
            case Stat.If branch -> {
                Tails tails = tails(branch);
                yield tails.ways.get(tails.from);
            }
            default -> throw new IllegalStateException("no block in " + statement);
        };
    }

    private Ways of(Block block) {
        return of(block.statements());
    }
}
