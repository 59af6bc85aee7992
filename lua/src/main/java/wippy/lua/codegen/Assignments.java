// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.Resolved;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.Stat;

/** Generates assignments (Lua 5.3 §3.3.3). */
final class Assignments {

    private final FunctionGenerator function;
    private final Code code;

    Assignments(FunctionGenerator function) {
        this.function = function;
        this.code = function.code();
    }

    void assign(Stat.Assign assign) {
        if (assign.targets().size() == 1 && assign.values().size() == 1) {
            Expr target = assign.targets().getFirst();
            Expr value = assign.values().getFirst();
            if (!(target instanceof Expr.Index index && isReadAfter(index, value))) {
                single(target, value);
                return;
            }
        }
        several(assign);
    }

    /** {@return whether a table or a key is to be read when the value is there} */
    private boolean isReadAfter(Expr.Index target, Expr value) {
        return function.order.isReadAfter(target.object(), value)
                || function.order.isReadAfter(target.key(), value)
                || function.order.isReadAfter(target.object(), target.key());
    }

    /** Assigns a reference that {@code value} pushes. */
    void assign(Expr target, Runnable value) {
        switch (target) {
            case Expr.Name name -> {
                Optional<Variable> variable = function.chunk().resolved().variable(name);
                if (variable.isPresent()) {
                    function.variables.store(
                            variable.get(),
                            () -> {
                                value.run();
                                return Kind.ANY;
                            });
                } else {
                    function.expressions.setGlobal(name, value);
                }
            }
            case Expr.Index index when index.key() instanceof Expr.StringLiteral key -> {
                field(index, key);
                value.run();
                code.at(index.span().end() - 1);
                code.call(Abi.FIELD_SET, names(index));
            }
            default -> throw new IllegalStateException("not a target: " + target);
        }
    }

    private void single(Expr target, Expr value) {
        switch (target) {
            case Expr.Name name -> {
                Optional<Variable> variable = function.chunk().resolved().variable(name);
                if (variable.isPresent()) {
                    function.variables.assign(variable.get(), value);
                } else {
                    function.expressions.setGlobal(name, () -> function.expressions.value(value));
                }
            }
            case Expr.Index index when index.key() instanceof Expr.StringLiteral key -> {
                field(index, key);
                result(
                        value,
                        kind -> {
                            Kind stored = fieldKind(kind);
                            code.at(index.span().end() - 1);
                            code.call(Abi.fieldSet(stored), names(index));
                        });
            }
            case Expr.Index index -> {
                code.state();
                function.expressions.value(index.object());
                Kind key = keyKind(function.expressions.raw(index.key()));
                result(value, kind -> element(index, key, kind));
            }
            default -> throw new IllegalStateException("not a target: " + target);
        }
    }

    /** Pushes a value as it comes, in as many ways as it may come. */
    private void result(Expr value, Consumer<Kind> sink) {
        if (function.operators.isTree(value)) {
            function.operators.trees().generate(value, sink);
        } else {
            sink.accept(function.expressions.raw(value));
        }
    }

    private void element(Expr.Index index, Kind key, Kind value) {
        Kind stored = value;
        if (key != Kind.LONG) {
            code.box(value);
            stored = Kind.ANY;
        }
        code.at(index.span().end() - 1);
        code.call(Abi.indexSet(key, stored), names(index));
    }

    /** Sites take references and floats; the value is on the stack. */
    private Kind fieldKind(Kind kind) {
        if (kind == Kind.LONG) {
            code.box(kind);
            return Kind.ANY;
        }
        return kind;
    }

    /** Keys are stored by reference or as integers; the key is on the stack. */
    private Kind keyKind(Kind kind) {
        if (kind == Kind.DOUBLE) {
            code.box(kind);
            return Kind.ANY;
        }
        return kind;
    }

    private void field(Expr.Index index, Expr.StringLiteral key) {
        function.expressions.constant(
                function.chunk().constants().site(Abi.FIELD_SITE, key.value()));
        code.state();
        function.expressions.value(index.object());
    }

    private DebugNames.Operands names(Expr.Index index) {
        return DebugNames.Operands.of(function.expressions.describe(index.object()));
    }

    /** A target whose object and key have been evaluated; absent for a name, or if read late. */
    private record Target(
            Expr expression, Operators.@Nullable Operand object, Operators.@Nullable Operand key) {}

    /** Evaluates objects and keys, then values, then assigns from right to left. */
    private void several(Stat.Assign assign) {
        List<Target> targets = new ArrayList<>();
        for (Expr target : assign.targets()) {
            targets.add(prepared(target, assign));
        }
        List<Operators.Operand> values =
                function.expressions.adjusted(assign.values(), targets.size());
        for (int i = targets.size() - 1; i >= 0; i--) {
            store(targets.get(i), values.get(i));
        }
    }

    private Target prepared(Expr expression, Stat.Assign assign) {
        if (!(expression instanceof Expr.Index index)) {
            return new Target(expression, null, null);
        }
        Operators.Operand object = null;
        if (!isLate(index.object(), assign)) {
            function.expressions.value(index.object());
            object = function.expressions.spill(Kind.ANY);
        }
        if (index.key() instanceof Expr.StringLiteral || isLate(index.key(), assign)) {
            return new Target(expression, object, null);
        }
        Operators.Operand constant = function.operators.constant(index.key());
        Operators.Operand key =
                constant != null
                        ? constant
                        : function.expressions.spill(function.expressions.raw(index.key()));
        return new Target(expression, object, key);
    }

    /** {@return whether an expression is a local to be read late, and not assigned here} */
    private boolean isLate(Expr expression, Stat.Assign assign) {
        if (!function.order.isLate(expression)) {
            return false;
        }
        Resolved resolved = function.chunk().resolved();
        Optional<Variable> variable = resolved.variable((Expr.Name) expression);
        for (Expr target : assign.targets()) {
            if (target instanceof Expr.Name name && resolved.variable(name).equals(variable)) {
                return false;
            }
        }
        return true;
    }

    private void load(Operators.@Nullable Operand operand, Expr expression, Kind kind) {
        if (operand == null) {
            function.expressions.value(expression, kind);
        } else {
            function.operators.load(operand, kind);
        }
    }

    private void store(Target target, Operators.Operand value) {
        switch (target.expression()) {
            case Expr.Name name -> {
                Optional<Variable> variable = function.chunk().resolved().variable(name);
                if (variable.isPresent()) {
                    function.variables.store(
                            variable.get(), () -> function.operators.load(value, value.kind()));
                } else {
                    function.expressions.setGlobal(
                            name, () -> function.operators.load(value, Kind.ANY));
                }
            }
            case Expr.Index index when index.key() instanceof Expr.StringLiteral key -> {
                function.expressions.constant(
                        function.chunk().constants().site(Abi.FIELD_SITE, key.value()));
                code.state();
                load(target.object(), index.object(), Kind.ANY);
                function.operators.load(value, Kind.ANY);
                code.at(index.span().end() - 1);
                code.call(Abi.FIELD_SET, names(index));
            }
            case Expr.Index index -> {
                code.state();
                load(target.object(), index.object(), Kind.ANY);
                boolean isInteger = target.key() != null && target.key().kind() == Kind.LONG;
                Kind key = isInteger ? Kind.LONG : Kind.ANY;
                load(target.key(), index.key(), key);
                Kind kind = key == Kind.LONG ? value.kind() : Kind.ANY;
                function.operators.load(value, kind);
                code.at(index.span().end() - 1);
                code.call(Abi.indexSet(key, kind), names(index));
            }
            default -> throw new IllegalStateException("not a target: " + target);
        }
    }
}
