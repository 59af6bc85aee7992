// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Boolean;
import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.Resolved;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.BinaryOperator;
import wippy.lua.syntax.Expr;

/** Generates expressions: values on the operand stack, raw where their kind is known. */
final class Expressions {

    private final FunctionGenerator function;
    private final Code code;
    private final CodeBuilder out;
    final Tables tables;
    private @Nullable Expr root;
    private final Map<Expr.Index, Constants.Reference> sites = new IdentityHashMap<>();

    Expressions(FunctionGenerator function) {
        this.function = function;
        this.code = function.code();
        this.out = code.out();
        this.tables = new Tables(function, this);
    }

    /** Pushes an expression's first value as it comes; {@return its kind} */
    Kind raw(Expr expression) {
        Operators.Operand constant = function.operators.constant(expression);
        if (constant != null) {
            return function.operators.load(constant, constant.kind());
        }
        if (isOutlined(expression) && !isMultiple(expression)) {
            return outlined(expression);
        }
        return switch (expression) {
            case Expr.Nil ignored -> any(out::aconst_null);
            case Expr.Bool bool -> any(() -> bool(bool.value()));
            case Expr.StringLiteral string ->
                    any(() -> function.chunk().constants().string(out, string.value()));
            case Expr.Vararg ignored -> any(() -> vararg(0));
            case Expr.Function closure -> any(() -> function.closure(closure.body()));
            case Expr.Name name -> name(name);
            case Expr.Index index -> any(() -> index(index));
            case Expr.Call call -> any(() -> function.calls.single(call));
            case Expr.MethodCall call -> any(() -> function.calls.single(call));
            case Expr.Binary binary -> binary(binary);
            case Expr.Unary unary -> function.operators.unary(unary);
            case Expr.Paren paren -> raw(paren.inner());
            case Expr.Table table -> any(() -> tables.constructor(table));
            case Expr.Cast cast -> raw(cast.value());
            case Expr.NonNil claim -> raw(claim.value());
            case Expr.IntegerLiteral literal ->
                    throw new IllegalStateException("constant not folded: " + literal);
            case Expr.FloatLiteral literal ->
                    throw new IllegalStateException("constant not folded: " + literal);
        };
    }

    /** {@return whether an expression is a method of its own, and this is not that method} */
    boolean isOutlined(Expr expression) {
        return function.isSplit()
                && expression != root
                && function.split().sizes().isOutlined(expression);
    }

    private Kind outlined(Expr expression) {
        function.part(
                -1,
                generator -> {
                    generator.expressions.root = expression;
                    generator.expressions.value(expression);
                    generator.code().out().areturn();
                });
        Kind kind = function.kinds().of(expression);
        code.unbox(kind);
        return kind;
    }

    /** Pushes all that a call gives which is a method of its own. */
    void outlinedCall(Expr call) {
        function.part(
                -1,
                generator -> {
                    generator.expressions.root = call;
                    generator.calls.all(call);
                    generator.code().out().areturn();
                });
    }

    private static Kind any(Runnable code) {
        code.run();
        return Kind.ANY;
    }

    /** Pushes an expression's first value as a reference. */
    void value(Expr expression) {
        Operators.Operand constant = function.operators.constant(expression);
        if (constant != null) {
            function.operators.load(constant, Kind.ANY);
        } else {
            code.box(raw(expression));
        }
    }

    /** Pushes an expression's first value; its kind has to be convertible. */
    void value(Expr expression, Kind kind) {
        if (kind == Kind.ANY) {
            value(expression);
        } else {
            code.convert(raw(expression), kind);
        }
    }

    void bool(boolean value) {
        out.getstatic(CD_Boolean, value ? "TRUE" : "FALSE", CD_Boolean);
    }

    /** Pushes a value of {@code ...}. */
    private void vararg(int index) {
        out.aload(function.varargs());
        out.loadConstant(index);
        code.call(Abi.AT);
    }

    private Kind name(Expr.Name name) {
        Optional<Variable> variable = function.chunk().resolved().variable(name);
        if (variable.isPresent()) {
            return function.variables.load(variable.get());
        }
        code.at(name.span().start());
        if (pushesEnvironment(name)) {
            code.call(Abi.FIELD_GET, environmentName(name));
            return Kind.ANY;
        }
        constant(function.chunk().constants().site(Abi.GLOBAL_SITE, name.text()));
        code.state();
        code.call(Abi.GLOBAL_GET);
        return Kind.ANY;
    }

    /**
     * Pushes what a field access to the environment needs: site, state, environment.
     *
     * @return false when globals are in the state
     */
    private boolean pushesEnvironment(Expr.Name name) {
        Optional<Variable> environment = function.chunk().resolved().environment(name);
        if (environment.isEmpty() && !function.chunk().isExplicitEnvironment()) {
            return false;
        }
        constant(function.chunk().constants().site(Abi.FIELD_SITE, name.text()));
        code.state();
        if (environment.isPresent()) {
            code.box(function.variables.load(environment.get()));
        } else {
            function.loadEnvironmentField();
        }
        return true;
    }

    /** What indexing an environment that is no table blames: the chunk's own is an upvalue. */
    private DebugNames.Operands environmentName(Expr.Name global) {
        Resolved resolved = function.chunk().resolved();
        Optional<Variable> environment = resolved.environment(global);
        boolean isLocal =
                environment.isPresent()
                        && !resolved.hidden().contains(environment.get())
                        && environment.get().owner() == function.plan().scope();
        return DebugNames.Operands.of(isLocal ? "local '_ENV'" : "upvalue '_ENV'");
    }

    /** Assigns to a global what {@code value} pushes. */
    void setGlobal(Expr.Name name, Runnable value) {
        if (pushesEnvironment(name)) {
            value.run();
            code.at(name.span().start());
            code.call(Abi.FIELD_SET, environmentName(name));
            return;
        }
        constant(function.chunk().constants().site(Abi.GLOBAL_SITE, name.text()));
        code.state();
        value.run();
        code.at(name.span().start());
        code.call(Abi.GLOBAL_SET);
    }

    void constant(Constants.Reference reference) {
        reference.push(out);
    }

    /** {@return the site of a field access, one for all ways in which the access is generated} */
    Constants.Reference site(Expr.Index index) {
        String key = ((Expr.StringLiteral) index.key()).value();
        return sites.computeIfAbsent(
                index, i -> function.chunk().constants().site(Abi.FIELD_SITE, key));
    }

    private void index(Expr.Index index) {
        if (index.key() instanceof Expr.StringLiteral) {
            constant(site(index));
            code.state();
            value(index.object());
            code.at(index.span().end() - 1);
            code.call(Abi.FIELD_GET, DebugNames.Operands.of(describe(index.object())));
            return;
        }
        Kind key;
        if (function.order.isReadAfter(index.object(), index.key())) {
            Operators.Operand spilled = function.operators.operand(index.key());
            code.state();
            value(index.object());
            key = function.operators.load(spilled, spilled.kind());
        } else {
            code.state();
            value(index.object());
            key = raw(index.key());
        }
        code.at(index.span().end() - 1);
        code.call(Abi.indexGet(key), DebugNames.Operands.of(describe(index.object())));
    }

    private Kind binary(Expr.Binary binary) {
        BinaryOperator operator = binary.operator();
        return switch (operator) {
            case AND, OR -> shortCircuit(binary);
            case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
                    any(() -> condition(binary));
            case CONCAT -> any(() -> function.operators.concat(binary));
            default -> function.operators.arithmetic(binary);
        };
    }

    /** Pushes a condition as a boolean value. */
    void condition(Expr expression) {
        Label isFalse = code.label();
        Label end = code.label();
        function.conditions.jump(expression, isFalse, false);
        bool(true);
        out.goto_(end);
        code.bind(isFalse);
        bool(false);
        code.bind(end);
    }

    private Kind shortCircuit(Expr.Binary binary) {
        Kind kind = function.kinds().of(binary);
        Label end = code.label();
        if (binary.operator() == BinaryOperator.OR
                && binary.left() instanceof Expr.Binary choice
                && choice.operator() == BinaryOperator.AND
                && Conditions.isAlwaysTrue(choice.right(), function.kinds())) {
            Label otherwise = code.label();
            function.conditions.jump(choice.left(), otherwise, false);
            value(choice.right(), kind);
            out.goto_(end);
            code.bind(otherwise);
            value(binary.right(), kind);
            code.bind(end);
            return kind;
        }
        if (kind.isNumber()) {
            Kind left = raw(binary.left());
            if (binary.operator() == BinaryOperator.AND) {
                code.discard(left);
                value(binary.right(), kind);
            }
            return kind;
        }
        if (binary.operator() == BinaryOperator.AND && Conditions.isTest(binary.left())) {
            Label isFalse = code.label();
            function.conditions.jump(binary.left(), isFalse, false);
            value(binary.right());
            out.goto_(end);
            code.bind(isFalse);
            bool(false);
            code.bind(end);
            return Kind.ANY;
        }
        value(binary.left());
        out.dup();
        code.call(Abi.IS_TRUE);
        if (binary.operator() == BinaryOperator.AND) {
            out.ifeq(end);
        } else {
            out.ifne(end);
        }
        out.pop();
        value(binary.right());
        code.bind(end);
        return Kind.ANY;
    }

    /** Pushes a new array with the values of all expressions, the last one with all it gives. */
    void array(List<Expr> list) {
        array(-1, list);
    }

    /** As {@link #array(List)}, with what a JVM local holds in front unless that is negative. */
    void array(int front, List<Expr> list) {
        if (list.isEmpty() || !isMultiple(list.getLast())) {
            plainArray(front, list);
            return;
        }
        Expr last = list.getLast();
        if (list.size() > 1 || front >= 0) {
            plainArray(front, list.subList(0, list.size() - 1));
            if (last instanceof Expr.Vararg) {
                out.aload(function.varargs());
                code.call(Abi.APPEND_ALL);
            } else {
                code.state();
                function.calls.all(last);
                code.call(Abi.APPEND);
            }
        } else if (last instanceof Expr.Vararg) {
            out.aload(function.varargs());
            code.call(Abi.CLONE);
            out.checkcast(Abi.OBJECTS);
        } else {
            finished(last);
            code.call(Abi.TO_ARRAY);
        }
    }

    private void plainArray(int front, List<Expr> list) {
        int first = front >= 0 ? 1 : 0;
        out.loadConstant(list.size() + first);
        out.anewarray(CD_Object);
        if (front >= 0) {
            out.dup();
            out.loadConstant(0);
            out.aload(front);
            out.aastore();
        }
        for (int i = 0; i < list.size(); i++) {
            out.dup();
            out.loadConstant(i + first);
            value(list.get(i));
            out.aastore();
        }
    }

    /** Pushes all that a call gives, without tail calls left to make. */
    void finished(Expr call) {
        code.state();
        function.calls.all(call);
        code.call(Abi.FINISH);
    }

    /** {@return whether an expression gives any number of values (§3.4)} */
    static boolean isMultiple(Expr expression) {
        return switch (expression) {
            case Expr.Call ignored -> true;
            case Expr.MethodCall ignored -> true;
            case Expr.Vararg ignored -> true;
            default -> false;
        };
    }

    /**
     * Puts the values of a list into JVM locals, as many as there are names.
     *
     * @return for each name where its value is
     */
    List<Operators.Operand> adjusted(List<Expr> values, int count) {
        List<Operators.Operand> places = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Expr value = values.get(i);
            boolean isLast = i == values.size() - 1;
            if (i >= count) {
                code.discard(raw(value));
            } else if (isLast && i < count - 1 && isMultiple(value)) {
                expand(value, count - i, places);
            } else {
                Operators.Operand constant = function.operators.constant(value);
                places.add(constant != null ? constant : spill(raw(value)));
            }
        }
        while (places.size() < count) {
            places.add(Operators.Operand.NIL);
        }
        return places;
    }

    private void expand(Expr last, int count, List<Operators.Operand> places) {
        int from = function.varargs();
        if (!(last instanceof Expr.Vararg)) {
            finished(last);
            from = code.allocate(1);
            out.astore(from);
        }
        for (int i = 0; i < count; i++) {
            if (last instanceof Expr.Vararg) {
                vararg(i);
            } else {
                out.aload(from);
                out.loadConstant(i);
                code.call(Abi.RESULT_AT);
            }
            places.add(spill(Kind.ANY));
        }
    }

    /** Moves what is on the stack to a new JVM local. */
    Operators.Operand spill(Kind kind) {
        int slot = code.allocate(kind);
        code.store(slot, kind);
        return new Operators.Operand.InSlot(slot, kind);
    }

    /** {@return what is called or has an operator before it; a text stands in a register then} */
    @Nullable String describeAlone(Expr expression) {
        Expr inner = expression;
        while (inner instanceof Expr.Paren paren) {
            inner = paren.inner();
        }
        return inner instanceof Expr.StringLiteral text
                ? "constant '" + text.value() + "'"
                : describe(expression);
    }

    /** {@return what an operand is called in messages; null for one without a name} */
    @Nullable String describe(Expr expression) {
        return switch (expression) {
            case Expr.Name name -> {
                Optional<Variable> variable = function.chunk().resolved().variable(name);
                if (variable.isEmpty()) {
                    yield "global '" + name.text() + "'";
                }
                boolean own = variable.get().owner() == function.plan().scope();
                yield (own ? "local '" : "upvalue '") + name.text() + "'";
            }
            case Expr.Index index ->
                    index.key() instanceof Expr.StringLiteral key
                            ? "field '" + key.value() + "'"
                            : "field '?'";
            case Expr.Paren paren -> describe(paren.inner());
            case Expr.Cast cast -> describe(cast.value());
            case Expr.NonNil claim -> describe(claim.value());
            default -> null;
        };
    }
}
