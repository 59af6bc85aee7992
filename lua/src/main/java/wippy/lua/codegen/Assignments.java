// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
            Expr value = assign.values().getFirst();
            single(assign.targets().getFirst(), value);
            return;
        }
        several(assign);
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

    /** A target whose object and key have been evaluated; both absent for a name. */
    private record Target(Expr expression, Operators.Operand object, Operators.Operand key) {}

    /** Evaluates objects and keys, then values, then assigns from right to left. */
    private void several(Stat.Assign assign) {
        List<Target> targets = new ArrayList<>();
        for (Expr target : assign.targets()) {
            targets.add(prepared(target));
        }
        List<Operators.Operand> values =
                function.expressions.adjusted(assign.values(), targets.size());
        for (int i = targets.size() - 1; i >= 0; i--) {
            store(targets.get(i), values.get(i));
        }
    }

    private Target prepared(Expr target) {
        if (!(target instanceof Expr.Index index)) {
            return new Target(target, Operators.Operand.NIL, Operators.Operand.NIL);
        }
        function.expressions.value(index.object());
        Operators.Operand object = function.expressions.spill(Kind.ANY);
        if (index.key() instanceof Expr.StringLiteral) {
            return new Target(target, object, Operators.Operand.NIL);
        }
        Operators.Operand constant = function.operators.constant(index.key());
        Operators.Operand key =
                constant != null
                        ? constant
                        : function.expressions.spill(function.expressions.raw(index.key()));
        return new Target(target, object, key);
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
                function.operators.load(target.object(), Kind.ANY);
                function.operators.load(value, Kind.ANY);
                code.at(index.span().end() - 1);
                code.call(Abi.FIELD_SET, names(index));
            }
            case Expr.Index index -> {
                code.state();
                function.operators.load(target.object(), Kind.ANY);
                Kind key = target.key().kind() == Kind.LONG ? Kind.LONG : Kind.ANY;
                function.operators.load(target.key(), key);
                Kind kind = key == Kind.LONG ? value.kind() : Kind.ANY;
                function.operators.load(value, kind);
                code.at(index.span().end() - 1);
                code.call(Abi.indexSet(key, kind), names(index));
            }
            default -> throw new IllegalStateException("not a target: " + target);
        }
    }
}
