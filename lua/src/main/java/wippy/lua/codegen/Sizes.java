// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.Stat;

/**
 * About how many bytes statements and expressions take, operators out of line; and which
 * expressions are so large that they become methods of their own.
 */
final class Sizes {

    private static final int CALL_OF_PART = 24;
    private static final int FIELD = 14;

    private final int limit;
    private final Map<Object, Integer> known = new IdentityHashMap<>();
    private final Set<Expr> outlined = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Expr> grouped = Collections.newSetFromMap(new IdentityHashMap<>());

    Sizes(int limit) {
        this.limit = limit;
    }

    /** {@return whether an expression is to be a method of its own} Its size has been asked for. */
    boolean isOutlined(Expr expression) {
        return outlined.contains(expression);
    }

    /** {@return whether the fields of a constructor are to be stored by methods of their own} */
    boolean isGrouped(Expr.Table table) {
        of(table);
        return grouped.contains(table);
    }

    int of(List<Stat> statements) {
        int size = 0;
        for (Stat statement : statements) {
            size += of(statement);
        }
        return size;
    }

    int of(Block block) {
        return of(block.statements());
    }

    int of(Stat statement) {
        Integer size = known.get(statement);
        if (size == null) {
            size = 6 + measure(statement);
            known.put(statement, size);
        }
        return size;
    }

    /** Takes the rest of a statement to be as large as the whole without some of its clauses. */
    void divide(Stat.If whole, Stat.If rest, List<Stat.If.Clause> before) {
        int size = of(whole);
        for (Stat.If.Clause clause : before) {
            size -= of(clause);
        }
        known.put(rest, size);
    }

    int of(Stat.If.Clause clause) {
        return 6 + of(clause.condition()) + of(clause.body());
    }

    private int measure(Stat statement) {
        return switch (statement) {
            case Stat.Assign assign ->
                    12 * assign.targets().size() + ofAll(assign.targets()) + ofAll(assign.values());
            case Stat.CallStat call -> of(call.call());
            case Stat.Do block -> of(block.body());
            case Stat.While loop -> 30 + of(loop.condition()) + of(loop.body());
            case Stat.Repeat loop -> 30 + of(loop.condition()) + of(loop.body());
            case Stat.If branch -> {
                int size = branch.otherwise().map(this::of).orElse(0);
                for (Stat.If.Clause clause : branch.clauses()) {
                    size += of(clause);
                }
                yield size;
            }
            case Stat.NumericFor loop ->
                    160
                            + of(loop.start())
                            + of(loop.limit())
                            + loop.step().map(this::of).orElse(0)
                            + of(loop.body());
            case Stat.GenericFor loop -> 180 + ofAll(loop.values()) + of(loop.body());
            case Stat.FunctionStat function -> 24 + of(function.target());
            case Stat.LocalFunction ignored -> 24;
            case Stat.Local local -> 12 * local.names().size() + ofAll(local.values());
            case Stat.Return result -> 30 + ofAll(result.values());
            case Stat.Break ignored -> 8;
            case Stat.Goto ignored -> 24;
            case Stat.Label ignored -> 0;
            case Stat.TypeAlias ignored -> 0;
            case Stat.InterfaceStat ignored -> 0;
        };
    }

    private int ofAll(List<Expr> expressions) {
        int size = 0;
        for (Expr expression : expressions) {
            size += of(expression);
        }
        return size;
    }

    int of(Expr expression) {
        Integer size = known.get(expression);
        if (size == null) {
            size = measure(expression);
            if (size > limit && isOutlinable(expression)) {
                outlined.add(expression);
                size = CALL_OF_PART;
            }
            known.put(expression, size);
        }
        return size;
    }

    private static boolean isOutlinable(Expr expression) {
        return switch (expression) {
            case Expr.Binary ignored -> true;
            case Expr.Unary ignored -> true;
            case Expr.Index ignored -> true;
            case Expr.Call ignored -> true;
            case Expr.MethodCall ignored -> true;
            case Expr.Table ignored -> true;
            default -> false;
        };
    }

    private int measure(Expr expression) {
        return switch (expression) {
            case Expr.Nil ignored -> 2;
            case Expr.Bool ignored -> 4;
            case Expr.IntegerLiteral ignored -> 4;
            case Expr.FloatLiteral ignored -> 4;
            case Expr.StringLiteral ignored -> 4;
            case Expr.Vararg ignored -> 8;
            case Expr.Function function -> 8;
            case Expr.Name ignored -> 10;
            case Expr.Index index -> 12 + of(index.object()) + of(index.key());
            case Expr.Call call -> 30 + of(call.function()) + ofAll(call.arguments());
            case Expr.MethodCall call -> 36 + of(call.object()) + ofAll(call.arguments());
            case Expr.Binary binary -> 14 + of(binary.left()) + of(binary.right());
            case Expr.Unary unary -> 10 + of(unary.operand());
            case Expr.Paren paren -> of(paren.inner());
            case Expr.Table table -> measure(table);
            case Expr.Cast cast -> of(cast.value());
            case Expr.NonNil claim -> of(claim.value());
        };
    }

    private int measure(Expr.Table table) {
        int size = 20;
        for (Expr.Field field : table.fields()) {
            size += of(field);
        }
        if (size <= limit) {
            return size;
        }
        grouped.add(table);
        return 40 + CALL_OF_PART * (size / limit + table.fields().size() / Tables.BATCH + 1);
    }

    int of(Expr.Field field) {
        return switch (field) {
            case Expr.Field.Keyed keyed -> FIELD + of(keyed.key()) + of(keyed.value());
            case Expr.Field.Positional positional -> FIELD + of(positional.value());
        };
    }
}
