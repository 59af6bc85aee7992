// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.memory;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import wippy.actor.Census;
import wippy.lua.FloatCell;
import wippy.lua.Footprint;
import wippy.lua.LuaTable;

/**
 * Walks all that an object leads to and adds up its bytes.
 *
 * <p>Each object counts once, however often it is referred to; numbers count where they stand.
 * Strings count although other processes may have the same ones. Code, types, frozen tables (the
 * libraries) and what is another process's or everybody's do not count.
 *
 * <p>Sizes are a model, the same on every JVM: compact object headers of 8 bytes, references of 8,
 * objects in multiples of 8; a collection of the JDK by the number of its elements; a stack by the
 * number of its variables.
 *
 * <p>One walk by one thread at a time; a walk has no recursion, and goes through long arrays piece
 * by piece.
 */
public final class HeapCensus implements Census {
    private static final Layouts LAYOUTS = new Layouts();

    private static final int STEPS = 256;
    private static final int PIECE = 256;
    private static final int ARRAY_HEADER = 16;
    private static final int REFERENCE = 8;
    private static final int NUMBER = 16;
    private static final int STRING = 24;
    private static final int STRING_ARRAY_HEADER = 12;
    private static final int COLLECTION = 48;
    private static final int MAP_ENTRY = 56;
    private static final int OTHER = 24;

    /** The thread, its continuation and the chunk that its frames wait in. */
    private static final int STACK = 400;

    private static final int FRAME = 48;

    private final IdentitySet seen = new IdentitySet();
    private long bytes;

    /** What is to be looked at, the next one last. */
    private @Nullable Object[] pending = new Object[64];

    private int pendingCount;

    /** An array that is gone through in pieces, and how far. */
    private static final class Rest {
        final @Nullable Object[] array;
        final int from;

        Rest(@Nullable Object[] array, int from) {
            this.array = array;
            this.from = from;
        }
    }

    /**
     * A walk that has not begun.
     *
     * @param root counted itself, whatever it is
     */
    public HeapCensus(Object root) {
        seen.add(root);
        push(root);
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public boolean count(BooleanSupplier isOver) {
        do {
            for (int i = 0; i < STEPS; i++) {
                if (pendingCount == 0) {
                    return true;
                }
                Object object = pending[--pendingCount];
                pending[pendingCount] = null;
                if (object != null) {
                    look(object);
                }
            }
        } while (!isOver.getAsBoolean());
        return false;
    }

    private void look(Object object) {
        switch (object) {
            case String text ->
                    bytes += STRING + Layouts.aligned(STRING_ARRAY_HEADER + (long) text.length());
            case LuaTable table -> bytes += Footprint.of(table, this::add);
            case Object[] array -> {
                bytes += ARRAY_HEADER + (long) REFERENCE * array.length;
                addFrom(array, 0);
            }
            case Rest rest -> addFrom(rest.array, rest.from);
            case long[] array -> bytes += ARRAY_HEADER + (long) Long.BYTES * array.length;
            case double[] array -> bytes += ARRAY_HEADER + (long) Double.BYTES * array.length;
            case int[] array -> bytes += ARRAY_HEADER + (long) Integer.BYTES * array.length;
            case byte[] array -> bytes += Layouts.aligned(ARRAY_HEADER + (long) array.length);
            case Collection<?> collection -> {
                bytes += COLLECTION + (long) REFERENCE * collection.size();
                addFrom(collection.toArray(), 0);
            }
            case Map<?, ?> map -> {
                bytes += COLLECTION + (long) MAP_ENTRY * map.size();
                addFrom(map.keySet().toArray(), 0);
                addFrom(map.values().toArray(), 0);
            }
            default -> lookOther(object);
        }
    }

    private void lookOther(Object object) {
        Class<?> type = object.getClass();
        if (PausedStack.isOne(object)) {
            bytes += STACK;
            PausedStack.forEachFrame(object, this::addFrame);
        } else if (type.getName().startsWith("java.") || type.isEnum()) {
            bytes += OTHER;
        } else {
            Layouts.Layout layout = LAYOUTS.get(type);
            bytes += layout.bytes();
            for (var field : layout.references()) {
                try {
                    add(field.get(object));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void addFrame(@Nullable Object[] values) {
        bytes += FRAME / 2 + (long) REFERENCE * values.length;
        for (Object value : values) {
            if (value != null && !value.getClass().getName().startsWith("java.lang.LiveStack")) {
                add(value);
            }
        }
    }

    private void addFrom(@Nullable Object[] array, int from) {
        int to = Math.min(array.length, from + PIECE);
        if (to < array.length) {
            push(new Rest(array, to));
        }
        for (int i = from; i < to; i++) {
            add(array[i]);
        }
    }

    private void add(@Nullable Object object) {
        if (object == null || object instanceof Boolean || object instanceof Class<?>) {
            return;
        }
        if (object instanceof Long || object instanceof Double || object instanceof FloatCell) {
            bytes += NUMBER;
        } else if (isCounted(object) && seen.add(object)) {
            push(object);
        }
    }

    private static boolean isCounted(Object object) {
        return object instanceof String
                || object instanceof LuaTable
                || !LAYOUTS.get(object.getClass()).isElsewhere();
    }

    private void push(Object object) {
        if (pendingCount == pending.length) {
            pending = Arrays.copyOf(pending, pendingCount * 2);
        }
        pending[pendingCount++] = object;
    }
}
