// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.List;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.Stat;

/**
 * Generates loops. Every back-edge polls; a loop without calls and further loops in it polls once
 * in {@link #STRIP} turns, since a poll keeps HotSpot from moving reads out of the loop.
 */
final class Loops {

    /** A power of 2. */
    private static final int STRIP = 1024;

    private final FunctionGenerator function;
    private final Statements statements;
    private final Code code;
    private final CodeBuilder out;

    Loops(FunctionGenerator function, Statements statements) {
        this.function = function;
        this.statements = statements;
        this.code = function.code();
        this.out = code.out();
    }

    void whileLoop(Stat.While loop) {
        int mark = code.mark();
        Label head = code.label();
        Label end = code.label();
        int turns = startCounting(loop);
        code.bind(head);
        code.step(loop.condition().span().start());
        function.conditions.jump(loop.condition(), end, false);
        statements.loopBody(loop.body(), end);
        backEdge(loop, turns, head);
        code.bind(end);
        code.release(mark);
    }

    void repeat(Stat.Repeat loop) {
        int mark = code.mark();
        Label head = code.label();
        Label end = code.label();
        Label again = code.label();
        int turns = startCounting(loop);
        code.bind(head);
        statements.openLoopBody(loop.body(), end);
        code.step(loop.condition().span().start());
        function.conditions.jump(loop.condition(), again, false);
        out.goto_(end);
        code.bind(again);
        backEdge(loop, turns, head);
        code.bind(end);
        code.release(mark);
    }

    private boolean isLeaf(Stat loop) {
        return function.chunk().survey().isLeaf(loop);
    }

    /** {@return the JVM local that counts turns of a leaf loop, -1 for other loops} */
    private int startCounting(Stat loop) {
        if (!isLeaf(loop)) {
            return -1;
        }
        int turns = code.allocate(1);
        out.iconst_0();
        out.istore(turns);
        return turns;
    }

    private void backEdge(Stat loop, int turns, Label head) {
        code.at(loop.span().start());
        if (loop instanceof Stat.GenericFor) {
            turn(loop);
        } else {
            code.stepBack();
        }
        if (turns >= 0) {
            out.iinc(turns, 1);
            out.iload(turns);
            out.loadConstant(STRIP - 1);
            out.iand();
            out.ifne(head);
        }
        code.poll();
        out.goto_(head);
    }

    /** The end of a turn is a step at the line of the loop. */
    private void turn(Stat loop) {
        code.stepBack();
        code.step(loop.span().start());
    }

    void numeric(Stat.NumericFor loop) {
        int mark = code.mark();
        code.at(loop.span().start());
        switch (function.kinds().ofCounter(loop)) {
            case LONG -> integerLoop(loop);
            case DOUBLE -> floatLoop(loop);
            case ANY -> unknownLoop(loop);
        }
        code.release(mark);
    }

    private Variable variable(Stat.NumericFor loop) {
        return function.chunk().resolved().declared(loop).getFirst();
    }

    /** Makes the counter visible: a variable that is assigned to in the body is a copy of it. */
    private void declareCounter(Stat.NumericFor loop, int slot, Kind kind) {
        Variable variable = variable(loop);
        if (variable.isReassigned()) {
            code.load(slot, kind);
            function.variables.declare(variable, kind);
        } else {
            function.variables.alias(variable, slot, kind);
        }
    }

    private Operators.Operand step(Stat.NumericFor loop) {
        return loop.step().isPresent()
                ? function.operators.operand(loop.step().get())
                : new Operators.Operand.Integer(1);
    }

    /** Counts turns, so that the variable cannot wrap around. */
    private void integerLoop(Stat.NumericFor loop) {
        int counter = code.allocate(Kind.LONG);
        function.expressions.value(loop.start(), Kind.LONG);
        out.lstore(counter);
        Operators.Operand limit = function.operators.operand(loop.limit());
        Operators.Operand step = stable(step(loop));
        int left = code.allocate(Kind.LONG);
        code.at(loop.span().start());
        if (limit.kind() == Kind.LONG) {
            out.lload(counter);
            function.operators.load(limit, Kind.LONG);
            function.operators.load(step, Kind.LONG);
            code.call(Abi.TURNS);
        } else {
            code.state();
            out.lload(counter);
            function.operators.load(limit, Kind.ANY);
            function.operators.load(step, Kind.LONG);
            code.call(Abi.TURNS_TO_UNKNOWN);
        }
        out.lstore(left);
        Label end = code.label();
        ifZero(left, end);
        if (isLeaf(loop)) {
            strips(loop, counter, step, left, end);
        } else {
            turns(loop, counter, step, left, end);
        }
        code.bind(end);
    }

    /** A variable of the program may change in the body. */
    private Operators.Operand stable(Operators.Operand operand) {
        if (operand instanceof Operators.Operand.InSlot) {
            return function.expressions.spill(function.operators.load(operand, operand.kind()));
        }
        return operand;
    }

    private void ifZero(int slot, Label target) {
        out.lload(slot);
        out.lconst_0();
        out.lcmp();
        out.ifeq(target);
    }

    private void turns(
            Stat.NumericFor loop, int counter, Operators.Operand step, int left, Label end) {
        Label head = code.label();
        code.bind(head);
        body(loop, counter, Kind.LONG, end);
        advance(counter, step);
        out.lload(left);
        out.lconst_1();
        out.lsub();
        out.lstore(left);
        ifZero(left, end);
        code.at(loop.span().start());
        code.poll();
        out.goto_(head);
    }

    private void strips(
            Stat.NumericFor loop, int counter, Operators.Operand step, int left, Label end) {
        int strip = code.allocate(1);
        Label outer = code.label();
        Label inner = code.label();
        Label whole = code.label();
        Label ready = code.label();
        code.bind(outer);
        out.lload(left);
        out.loadConstant((long) -STRIP);
        out.land();
        out.lconst_0();
        out.lcmp();
        out.ifne(whole);
        out.lload(left);
        out.l2i();
        out.goto_(ready);
        code.bind(whole);
        out.loadConstant(STRIP);
        code.bind(ready);
        out.istore(strip);
        out.lload(left);
        out.iload(strip);
        out.i2l();
        out.lsub();
        out.lstore(left);
        code.bind(inner);
        body(loop, counter, Kind.LONG, end);
        advance(counter, step);
        out.iinc(strip, -1);
        out.iload(strip);
        out.ifgt(inner);
        ifZero(left, end);
        code.at(loop.span().start());
        code.poll();
        out.goto_(outer);
    }

    private void advance(int counter, Operators.Operand step) {
        out.lload(counter);
        function.operators.load(step, Kind.LONG);
        out.ladd();
        out.lstore(counter);
    }

    private void body(Stat.NumericFor loop, int counter, Kind kind, Label end) {
        int mark = code.mark();
        declareCounter(loop, counter, kind);
        statements.loopBody(loop.body(), end);
        code.release(mark);
        turn(loop);
    }

    /** Start and step are known numbers, at least one of them a float. */
    private void floatLoop(Stat.NumericFor loop) {
        int counter = code.allocate(Kind.DOUBLE);
        int limit = code.allocate(Kind.DOUBLE);
        int step = code.allocate(Kind.DOUBLE);
        function.expressions.value(loop.start(), Kind.DOUBLE);
        out.dstore(counter);
        if (function.kinds().of(loop.limit()).isNumber()) {
            function.expressions.value(loop.limit(), Kind.DOUBLE);
        } else {
            code.state();
            function.expressions.value(loop.limit());
            code.call(Abi.forNumber("limit"));
        }
        out.dstore(limit);
        function.operators.load(step(loop), Kind.DOUBLE);
        out.dstore(step);
        Label head = code.label();
        Label end = code.label();
        code.bind(head);
        floatTest(counter, limit, step, end);
        body(loop, counter, Kind.DOUBLE, end);
        out.dload(counter);
        out.dload(step);
        out.dadd();
        out.dstore(counter);
        code.at(loop.span().start());
        code.poll();
        out.goto_(head);
        code.bind(end);
    }

    private void floatTest(int counter, int limit, int step, Label end) {
        Label down = code.label();
        Label run = code.label();
        out.dload(step);
        out.dconst_0();
        out.dcmpl();
        out.ifle(down);
        out.dload(counter);
        out.dload(limit);
        out.dcmpg();
        out.ifgt(end);
        out.goto_(run);
        code.bind(down);
        out.dload(limit);
        out.dload(counter);
        out.dcmpg();
        out.ifgt(end);
        code.bind(run);
    }

    /** JVM locals of a loop that finds out at run time whether it counts integers or floats. */
    private record Counter(
            int isInteger, int whole, int wholeStep, int left, int real, int realStep, int limit) {}

    private void unknownLoop(Stat.NumericFor loop) {
        function.expressions.value(loop.start());
        Operators.Operand start = function.expressions.spill(Kind.ANY);
        function.expressions.value(loop.limit());
        Operators.Operand limit = function.expressions.spill(Kind.ANY);
        Operators.Operand step = stable(step(loop));
        Counter counter =
                new Counter(
                        code.allocate(1),
                        code.allocate(Kind.LONG),
                        code.allocate(Kind.LONG),
                        code.allocate(Kind.LONG),
                        code.allocate(Kind.DOUBLE),
                        code.allocate(Kind.DOUBLE),
                        code.allocate(Kind.DOUBLE));
        code.at(loop.span().start());
        prepare(counter, start, limit, step);
        Label head = code.label();
        Label end = code.label();
        Label isFloat = code.label();
        Label run = code.label();
        code.bind(head);
        out.iload(counter.isInteger());
        out.ifeq(isFloat);
        ifZero(counter.left(), end);
        out.lload(counter.left());
        out.lconst_1();
        out.lsub();
        out.lstore(counter.left());
        out.lload(counter.whole());
        out.dup2();
        out.lload(counter.wholeStep());
        out.ladd();
        out.lstore(counter.whole());
        code.box(Kind.LONG);
        out.goto_(run);
        code.bind(isFloat);
        floatTest(counter.real(), counter.limit(), counter.realStep(), end);
        out.dload(counter.real());
        out.dup2();
        out.dload(counter.realStep());
        out.dadd();
        out.dstore(counter.real());
        code.box(Kind.DOUBLE);
        code.bind(run);
        function.variables.declare(variable(loop), Kind.ANY);
        statements.loopBody(loop.body(), end);
        turn(loop);
        code.at(loop.span().start());
        code.poll();
        out.goto_(head);
        code.bind(end);
    }

    private void prepare(
            Counter counter,
            Operators.Operand start,
            Operators.Operand limit,
            Operators.Operand step) {
        Label isFloat = code.label();
        Label ready = code.label();
        zeros(counter);
        if (step.kind() == Kind.DOUBLE) {
            out.goto_(isFloat);
        } else {
            function.operators.test(start, Kind.LONG, isFloat);
            function.operators.test(step, Kind.LONG, isFloat);
            out.iconst_1();
            out.istore(counter.isInteger());
            function.operators.load(start, Kind.LONG);
            out.lstore(counter.whole());
            function.operators.load(step, Kind.LONG);
            out.lstore(counter.wholeStep());
            code.state();
            out.lload(counter.whole());
            function.operators.load(limit, Kind.ANY);
            out.lload(counter.wholeStep());
            code.call(Abi.TURNS_TO_UNKNOWN);
            out.lstore(counter.left());
            out.goto_(ready);
        }
        code.bind(isFloat);
        number("limit", limit, counter.limit());
        number("step", step, counter.realStep());
        number("start", start, counter.real());
        code.bind(ready);
    }

    private void zeros(Counter counter) {
        out.iconst_0();
        out.istore(counter.isInteger());
        for (int slot : new int[] {counter.whole(), counter.wholeStep(), counter.left()}) {
            out.lconst_0();
            out.lstore(slot);
        }
        for (int slot : new int[] {counter.real(), counter.realStep(), counter.limit()}) {
            out.dconst_0();
            out.dstore(slot);
        }
    }

    private void number(String routine, Operators.Operand operand, int slot) {
        code.state();
        function.operators.load(operand, Kind.ANY);
        code.call(Abi.forNumber(routine));
        out.dstore(slot);
    }

    void generic(Stat.GenericFor loop) {
        int mark = code.mark();
        code.at(loop.span().start());
        List<Operators.Operand> places =
                function.expressions.adjusted(loop.values(), 3).stream()
                        .map(this::reference)
                        .toList();
        int iterator = ((Operators.Operand.InSlot) places.get(0)).slot();
        int subject = ((Operators.Operand.InSlot) places.get(1)).slot();
        int control = ((Operators.Operand.InSlot) places.get(2)).slot();
        int way = code.allocate(1);
        int cursor = code.allocate(1);
        code.at(loop.values().getFirst().span().start());
        out.aload(iterator);
        out.aload(subject);
        out.aload(control);
        code.call(Abi.ITERATION);
        out.istore(way);
        out.iconst_0();
        out.istore(cursor);
        int callee = code.allocate(1);
        out.aload(iterator);
        code.call(Abi.CALLEE_OF);
        out.astore(callee);
        List<Variable> variables = function.chunk().resolved().declared(loop);
        int[] values = new int[variables.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = code.allocate(1);
        }
        int turns = startCounting(loop);
        Label head = code.label();
        Label end = code.label();
        Label run = code.label();
        code.bind(head);
        Label indexes = code.label();
        Label calls = code.label();
        out.iload(way);
        out.ifeq(calls);
        out.iload(way);
        out.iconst_2();
        out.if_icmpeq(indexes);
        pairsTurn(subject, cursor, values, end);
        out.goto_(run);
        code.bind(indexes);
        indexesTurn(subject, cursor, values, end);
        out.goto_(run);
        code.bind(calls);
        callTurn(callee, subject, control, values, end);
        code.bind(run);
        for (int i = 0; i < values.length; i++) {
            out.aload(values[i]);
            function.variables.declare(variables.get(i), Kind.ANY);
        }
        statements.loopBody(loop.body(), end);
        backEdge(loop, turns, head);
        code.bind(end);
        code.release(mark);
    }

    /** {@return a JVM local with a reference that no statement of the program can change} */
    private Operators.Operand reference(Operators.Operand operand) {
        function.operators.load(operand, Kind.ANY);
        return function.expressions.spill(Kind.ANY);
    }

    private void pairsTurn(int subject, int cursor, int[] values, Label end) {
        out.aload(subject);
        out.checkcast(Abi.TABLE);
        out.iload(cursor);
        code.call(Abi.NEXT_INDEX);
        out.dup();
        out.istore(cursor);
        out.ifeq(end);
        tableAt(subject, cursor, Abi.KEY_AT);
        out.astore(values[0]);
        if (values.length > 1) {
            tableAt(subject, cursor, Abi.VALUE_AT);
            out.astore(values[1]);
        }
        nilFrom(2, values);
    }

    private void tableAt(int subject, int cursor, Abi.Method method) {
        out.aload(subject);
        out.checkcast(Abi.TABLE);
        out.iload(cursor);
        code.call(method);
    }

    private void nilFrom(int first, int[] values) {
        for (int i = first; i < values.length; i++) {
            out.aconst_null();
            out.astore(values[i]);
        }
    }

    private void indexesTurn(int subject, int cursor, int[] values, Label end) {
        out.iinc(cursor, 1);
        code.state();
        out.aload(subject);
        out.iload(cursor);
        out.i2l();
        code.call(Abi.indexGet(Kind.LONG));
        if (values.length > 1) {
            out.dup();
            out.astore(values[1]);
        }
        out.ifnull(end);
        out.iload(cursor);
        out.i2l();
        code.box(Kind.LONG);
        out.astore(values[0]);
        nilFrom(2, values);
    }

    private void callTurn(int callee, int subject, int control, int[] values, Label end) {
        code.state();
        out.aload(callee);
        code.state();
        out.aload(subject);
        out.aload(control);
        code.call(Abi.call(2), DebugNames.Operands.NONE, Site.ITERATOR);
        code.call(Abi.FINISH);
        int result = code.allocate(1);
        out.astore(result);
        for (int i = 0; i < values.length; i++) {
            out.aload(result);
            out.loadConstant(i);
            code.call(Abi.RESULT_AT);
            out.astore(values[i]);
        }
        out.aload(values[0]);
        out.ifnull(end);
        out.aload(values[0]);
        out.astore(control);
    }
}
