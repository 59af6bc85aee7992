// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import org.jspecify.annotations.Nullable;
import wippy.lua.syntax.SourceFile;
import wippy.lua.syntax.Span;

/** Writes one method: instructions, JVM locals by stack discipline, lines, boxes. */
final class Code {

    /** The JVM local that holds the state. */
    static final int STATE = 0;

    private final CodeBuilder out;
    private final SourceFile source;
    private final @Nullable DebugNames names;
    private int nextSlot;
    private int line;
    private int lastStep = -1;

    /**
     * A method.
     *
     * @param names what operands are called; null when neither lines nor names are wanted
     */
    Code(CodeBuilder out, SourceFile source, @Nullable DebugNames names, int firstSlot) {
        this.out = out;
        this.source = source;
        this.names = names;
        this.nextSlot = firstSlot;
    }

    /** {@return the builder, for instructions that need no help} */
    CodeBuilder out() {
        return out;
    }

    /** {@return a JVM local, free until {@link #release}} */
    int allocate(Kind kind) {
        return allocate(kind.slots());
    }

    int allocate(int slots) {
        int slot = nextSlot;
        nextSlot += slots;
        return slot;
    }

    int mark() {
        return nextSlot;
    }

    /** Frees all JVM locals allocated since a mark. */
    void release(int mark) {
        nextSlot = mark;
    }

    Label label() {
        return out.newLabel();
    }

    void bind(Label label) {
        out.labelBinding(label);
    }

    /** What follows stands at this offset of the source. */
    void at(int offset) {
        int next = source.line(Math.min(offset, source.text().length()));
        if (next != line && names != null) {
            line = next;
            out.lineNumber(Math.min(next, 0xffff));
        }
    }

    /** From here on steps are reported to the hook of the state. */
    void trace() {
        lastStep = allocate(1);
        stepBack();
    }

    /** The function makes a step at this offset of the source. */
    void step(int offset) {
        at(offset);
        if (lastStep >= 0) {
            state();
            out.iload(lastStep);
            out.loadConstant(source.line(Math.min(offset, source.text().length())));
            call(Abi.STEP);
            out.istore(lastStep);
        }
    }

    /** The function jumps back: the next step is at a new line in any case. */
    void stepBack() {
        if (lastStep >= 0) {
            out.iconst_m1();
            out.istore(lastStep);
        }
    }

    /** {@return such as {@code file.lua:12:}} */
    String position(Span span) {
        return source.name() + ":" + (names == null ? -1 : source.line(span.start())) + ":";
    }

    void state() {
        out.aload(STATE);
    }

    void call(Abi.Method method) {
        if (method.isStatic()) {
            out.invokestatic(method.owner(), method.name(), method.type());
        } else {
            out.invokevirtual(method.owner(), method.name(), method.type());
        }
    }

    /** Calls what may raise an error about operands; names are null where there is none. */
    void call(Abi.Method method, DebugNames.Operands operands) {
        call(method, operands, Site.OPERATION);
    }

    /** Calls what may raise an error, or be found in a traceback. */
    void call(Abi.Method method, DebugNames.Operands operands, Site site) {
        Label start = out.newBoundLabel();
        call(method);
        named(start, operands, site);
    }

    /** What was generated since a label is one operation. */
    void named(Label start, DebugNames.Operands operands, Site site) {
        if (names != null && (!operands.isEmpty() || site != Site.OPERATION)) {
            Label end = out.newBoundLabel();
            out.characterRange(start, end, names.index(operands), 0, site.ordinal());
        }
    }

    void load(int slot, Kind kind) {
        switch (kind) {
            case ANY -> out.aload(slot);
            case LONG -> out.lload(slot);
            case DOUBLE -> out.dload(slot);
        }
    }

    void store(int slot, Kind kind) {
        switch (kind) {
            case ANY -> out.astore(slot);
            case LONG -> out.lstore(slot);
            case DOUBLE -> out.dstore(slot);
        }
    }

    /** Turns what is on the stack from one kind into another. */
    void convert(Kind from, Kind to) {
        if (from == to) {
            return;
        }
        switch (to) {
            case ANY -> box(from);
            case DOUBLE -> {
                if (from != Kind.LONG) {
                    throw new IllegalStateException("no conversion from " + from);
                }
                out.l2d();
            }
            case LONG -> throw new IllegalStateException("no conversion from " + from);
        }
    }

    void box(Kind kind) {
        switch (kind) {
            case ANY -> {}
            case LONG -> call(Abi.BOX_LONG);
            case DOUBLE -> call(Abi.BOX_DOUBLE);
        }
    }

    void discard(Kind kind) {
        if (kind.slots() == 2) {
            out.pop2();
        } else {
            out.pop();
        }
    }

    /** Loads a boxed number that is known to be of a kind as a raw one. */
    void loadUnboxed(int slot, Kind kind) {
        out.aload(slot);
        unbox(kind);
    }

    void unbox(Kind kind) {
        switch (kind) {
            case ANY -> {}
            case LONG -> {
                out.checkcast(Abi.UNBOX_LONG.owner());
                call(Abi.UNBOX_LONG);
            }
            case DOUBLE -> {
                out.checkcast(Abi.UNBOX_DOUBLE.owner());
                call(Abi.UNBOX_DOUBLE);
            }
        }
    }

    /** Attends to interruptions if there is one. */
    void poll() {
        Label quiet = label();
        state();
        out.getfield(Abi.STATE, "poll", CD_int);
        out.ifeq(quiet);
        state();
        call(Abi.SAFEPOINT);
        bind(quiet);
    }
}
