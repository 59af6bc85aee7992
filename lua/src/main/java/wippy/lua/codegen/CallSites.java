// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.Expr;

/**
 * Generates calls: by arity without arrays, straight to the method of a function that is known, and
 * in tail position without growing the stack.
 */
final class CallSites {

    private static final int ARITY_MAX = 4;
    private static final int TAIL_ARITY_MAX = 3;

    /** Stands for the object of a call that has none. */
    private static final int NO_SELF = -1;

    /** Chains of tail calls use at most this many frames; a power of 2. */
    private static final int TAIL_FRAMES = 64;

    private final FunctionGenerator function;
    private final Code code;
    private final CodeBuilder out;

    CallSites(FunctionGenerator function) {
        this.function = function;
        this.code = function.code();
        this.out = code.out();
    }

    /** Pushes the first value that a call gives. */
    void single(Expr call) {
        FunctionPlan known = direct(call);
        if (known != null && function.chunk().givesOneValue(known)) {
            all(call);
            return;
        }
        if (selects(call)) {
            select((Expr.Call) call, Abi.SELECT_ONE);
            return;
        }
        code.state();
        all(call);
        code.call(Abi.FIRST);
    }

    /** Calls for the effect. */
    void effect(Expr call) {
        FunctionPlan known = direct(call);
        if (known != null && function.chunk().givesOneValue(known)) {
            all(call);
        } else {
            code.state();
            all(call);
            code.call(Abi.FINISH);
        }
        out.pop();
    }

    /** Pushes what a call gives, which may be many values or a tail call to make. */
    void all(Expr call) {
        if (function.expressions.isOutlined(call)) {
            function.expressions.outlinedCall(call);
            return;
        }
        if (call instanceof Expr.Call plain) {
            FunctionPlan known = direct(call);
            if (known != null) {
                directCall(known, plain);
                return;
            }
            if (raises(plain)) {
                raise(plain);
                return;
            }
            if (selects(plain)) {
                select(plain, Abi.SELECT);
                return;
            }
        }
        List<Expr> arguments = arguments(call);
        boolean isMethod = call instanceof Expr.MethodCall;
        int mark = code.mark();
        int self = callee(call);
        code.state();
        if (isMethod) {
            out.aload(self);
        }
        int first = isMethod ? 1 : 0;
        int count = arguments.size() + first;
        boolean multiple = !arguments.isEmpty() && Expressions.isMultiple(arguments.getLast());
        if (count > ARITY_MAX || (multiple && count == 0)) {
            applied(call, self, arguments);
        } else if (multiple) {
            spread(call, arguments, count);
        } else {
            for (Expr argument : arguments) {
                function.expressions.value(argument);
            }
            located(call);
            code.call(Abi.call(count), names(call));
        }
        code.release(mark);
    }

    private static List<Expr> arguments(Expr call) {
        return switch (call) {
            case Expr.Call plain -> plain.arguments();
            case Expr.MethodCall method -> method.arguments();
            default -> throw new IllegalStateException("not a call: " + call);
        };
    }

    private void located(Expr call) {
        code.at(call.span().start());
    }

    private DebugNames.Operands names(Expr call) {
        return DebugNames.Operands.of(
                switch (call) {
                    case Expr.MethodCall method -> "method '" + method.name().text() + "'";
                    case Expr.Call plain -> function.expressions.describeAlone(plain.function());
                    default -> throw new IllegalStateException("not a call: " + call);
                });
    }

    /** Pushes the callee; {@return the JVM local that holds the object of a method call} */
    private int callee(Expr call) {
        if (call instanceof Expr.MethodCall method) {
            function.expressions.value(method.object());
            int self = code.allocate(1);
            out.astore(self);
            function.expressions.constant(
                    function.chunk().constants().site(Abi.FIELD_SITE, method.name().text()));
            code.state();
            out.aload(self);
            located(call);
            code.call(
                    Abi.FIELD_METHOD,
                    DebugNames.Operands.of(function.expressions.describe(method.object())));
            code.call(Abi.CALLEE_OF);
            return self;
        }
        function.expressions.value(((Expr.Call) call).function());
        code.call(Abi.CALLEE_OF);
        return NO_SELF;
    }

    /** The callee and the state are on the stack, in a method call the object as well. */
    private void applied(Expr call, int self, List<Expr> arguments) {
        if (self >= 0) {
            out.pop();
        }
        function.expressions.array(self, arguments);
        located(call);
        code.call(Abi.APPLY, names(call));
    }

    /** The last argument gives any number of values; mostly it is one. */
    private void spread(Expr call, List<Expr> arguments, int count) {
        for (Expr argument : arguments.subList(0, arguments.size() - 1)) {
            function.expressions.value(argument);
        }
        Expr last = arguments.getLast();
        if (last instanceof Expr.Vararg) {
            out.aload(function.varargs());
            located(call);
            code.call(Abi.spreadArray(count - 1), names(call));
            return;
        }
        all(last);
        Label several = code.label();
        Label end = code.label();
        out.dup();
        out.instanceOf(Abi.RESULTS);
        out.ifne(several);
        located(call);
        code.call(Abi.call(count), names(call));
        out.goto_(end);
        code.bind(several);
        code.call(Abi.spreadResult(count - 1), names(call));
        code.bind(end);
    }

    /** {@return the function that a call certainly calls and that it can call directly} */
    private @Nullable FunctionPlan direct(Expr call) {
        if (!(call instanceof Expr.Call plain) || !(plain.function() instanceof Expr.Name name)) {
            return null;
        }
        Optional<Variable> variable = function.chunk().resolved().variable(name);
        FunctionPlan known =
                variable.isEmpty() ? null : function.variables.knownFunction(variable.get());
        if (known == null) {
            return null;
        }
        List<Expr> arguments = plain.arguments();
        boolean multiple = !arguments.isEmpty() && Expressions.isMultiple(arguments.getLast());
        boolean enough = arguments.size() >= known.parameters() && !known.isVararg();
        return multiple && !enough ? null : known;
    }

    private void directCall(FunctionPlan known, Expr.Call call) {
        code.state();
        if (!known.isConstant()) {
            Expr.Name name = (Expr.Name) call.function();
            function.variables.load(function.chunk().resolved().variable(name).orElseThrow());
        }
        directArguments(known, call.arguments());
        located(call);
        Label start = out.newBoundLabel();
        out.invokestatic(function.chunk().type(), known.method(), known.type());
        code.named(start, names(call), Site.OPERATION);
    }

    private void directArguments(FunctionPlan known, List<Expr> arguments) {
        int parameters = known.parameters();
        for (int i = 0; i < parameters; i++) {
            if (i < arguments.size()) {
                function.expressions.value(arguments.get(i));
            } else {
                out.aconst_null();
            }
        }
        List<Expr> extra =
                arguments.size() > parameters
                        ? arguments.subList(parameters, arguments.size())
                        : List.of();
        if (known.isVararg()) {
            function.expressions.array(NO_SELF, extra);
            return;
        }
        for (Expr argument : extra) {
            code.discard(function.expressions.raw(argument));
        }
    }

    /** {@return whether a call is {@code select(index, ...)}} */
    private boolean selects(Expr call) {
        return call instanceof Expr.Call plain
                && isGlobal(plain.function(), "select")
                && plain.arguments().size() == 2
                && plain.arguments().getLast() instanceof Expr.Vararg;
    }

    private boolean isGlobal(Expr callee, String wanted) {
        return callee instanceof Expr.Name name
                && name.text().equals(wanted)
                && function.chunk().resolved().variable(name).isEmpty();
    }

    private void select(Expr.Call call, Abi.Method method) {
        code.state();
        function.expressions.value(call.function());
        function.expressions.value(call.arguments().getFirst());
        out.aload(function.varargs());
        located(call);
        code.call(method, names(call));
    }

    /** {@return whether a call is {@code error(value)}, perhaps with an integer as level} */
    private boolean raises(Expr.Call call) {
        List<Expr> arguments = call.arguments();
        return isGlobal(call.function(), "error")
                && (arguments.size() == 1 && !Expressions.isMultiple(arguments.getFirst())
                        || arguments.size() == 2
                                && function.kinds().of(arguments.getLast()) == Kind.LONG);
    }

    private void raise(Expr.Call call) {
        code.state();
        function.expressions.value(call.function());
        function.expressions.value(call.arguments().getFirst());
        if (call.arguments().size() == 2) {
            function.expressions.value(call.arguments().getLast(), Kind.LONG);
        } else {
            out.lconst_1();
        }
        out.ldc(code.position(call.span()));
        located(call);
        code.call(Abi.RAISE, names(call));
    }

    /** Generates {@code return call}. */
    void tail(Expr call) {
        FunctionPlan known = direct(call);
        if (known == function.plan()
                && !known.isVararg()
                && !function.isSplit()
                && !function.chunk().isTraced(function.plan())) {
            jumpToSelf((Expr.Call) call);
            return;
        }
        if (known == null && call instanceof Expr.Call plain && raises(plain)) {
            raise(plain);
            function.leave();
            out.areturn();
            return;
        }
        int mark = code.mark();
        List<Expr> arguments = arguments(call);
        int self = callee(call);
        int callee = code.allocate(1);
        out.astore(callee);
        boolean isMethod = call instanceof Expr.MethodCall;
        int count = arguments.size() + (isMethod ? 1 : 0);
        boolean multiple = !arguments.isEmpty() && Expressions.isMultiple(arguments.getLast());
        if (count > TAIL_ARITY_MAX || multiple) {
            function.expressions.array(self, arguments);
            int array = code.allocate(1);
            out.astore(array);
            finishTail(call, callee, List.of(array), Abi.APPLY, Abi.TAIL_ALL);
        } else {
            List<Integer> slots = new ArrayList<>();
            if (isMethod) {
                slots.add(self);
            }
            for (Expr argument : arguments) {
                function.expressions.value(argument);
                int slot = code.allocate(1);
                out.astore(slot);
                slots.add(slot);
            }
            finishTail(call, callee, slots, Abi.call(count), Abi.tail(count));
        }
        code.release(mark);
    }

    /** Every {@link #TAIL_FRAMES} deep the call is handed to the caller, else it is made. */
    private void finishTail(
            Expr call, int callee, List<Integer> slots, Abi.Method made, Abi.Method handed) {
        Label make = code.label();
        located(call);
        if (function.chunk().isTraced(function.plan())) {
            code.state();
            out.aload(callee);
            code.call(Abi.HOOK_LEAVING);
        }
        code.state();
        out.getfield(Abi.STATE, "depth", CD_int);
        out.loadConstant(TAIL_FRAMES - 1);
        out.iand();
        out.loadConstant(function.weight());
        out.if_icmpge(make);
        code.state();
        out.aload(callee);
        slots.forEach(out::aload);
        code.call(handed, names(call));
        function.subtractWeight();
        out.areturn();
        code.bind(make);
        out.aload(callee);
        code.state();
        slots.forEach(out::aload);
        code.call(made, names(call), Site.TAIL_CALL);
        function.subtractWeight();
        out.areturn();
    }

    /** Parameters become the arguments, and the function begins again. */
    private void jumpToSelf(Expr.Call call) {
        int mark = code.mark();
        FunctionPlan known = function.plan();
        List<Expr> arguments = call.arguments();
        int parameters = known.parameters();
        List<Operators.Operand> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (i < parameters) {
                function.expressions.value(arguments.get(i));
                values.add(function.expressions.spill(Kind.ANY));
            } else {
                code.discard(function.expressions.raw(arguments.get(i)));
            }
        }
        for (int i = 0; i < parameters; i++) {
            function.operators.load(
                    i < values.size() ? values.get(i) : Operators.Operand.NIL, Kind.ANY);
            out.astore(function.parameterSlot(i));
        }
        code.release(mark);
        located(call);
        code.poll();
        out.goto_(function.start());
    }
}
