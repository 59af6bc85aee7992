// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * A table (Lua 5.3 §2.1): a sequence, a record and a dictionary in one, each taking space only when
 * used.
 *
 * <p>Everything here is raw: no metamethods. Code that acts for a Lua program goes through {@link
 * Indexing}, which has them. Writing to a frozen table or with a key that is nil or NaN raises a
 * {@link LuaError}.
 *
 * <p>Order of traversal: the sequence, then fields in the order in which they came, then other keys
 * in theirs. During a traversal existing fields may be changed and removed.
 *
 * <p>A metatable with {@code __mode} makes the table weak, see {@link Weakness}.
 *
 * <p>One thread of execution at a time; a frozen table any number.
 */
public final class LuaTable extends Bearer {

    private static final int FROZEN = 1;
    static final int SHARED = 2;
    private static final int WEAK = 4;
    private static final int EMPTY_TAG = Shape.EMPTY.id << Shape.ID_SHIFT;
    static final Object[] NO_SLOTS = {};

    private Shape shape = Shape.EMPTY;

    /** Values of the fields; a float is a {@link FloatCell}. At least as long as the shape. */
    Object[] slots = NO_SLOTS;

    /** The sequence: {@code Object[]}, {@code long[]} or {@code double[]}, null when never used. */
    Object array;

    /**
     * Length of the sequence. The last element is not nil, and the dictionary does not hold the
     * integer that follows.
     */
    int count;

    /** What is neither in the sequence nor a field; null when there is nothing. */
    Dictionary dictionary;

    private LuaTable metatable;

    /**
     * The shape's id above {@link Shape#ID_SHIFT}, so that a site compares numbers and loads no
     * reference, and the flags below.
     */
    int tag = EMPTY_TAG;

    /** Makes an empty table. */
    public LuaTable() {}

    private LuaTable(Shape shape, Object[] slots) {
        this.slots = slots;
        take(shape);
    }

    Shape shape() {
        return shape;
    }

    /** Changes the shape; the slots have to fit it. */
    void take(Shape next) {
        shape = next;
        tag = next.id << Shape.ID_SHIFT | flags();
    }

    private int flags() {
        return tag & (1 << Shape.ID_SHIFT) - 1;
    }

    /** {@return an empty table with room for a sequence and fields} */
    public static LuaTable of(int sequenceSize, int fieldCount) {
        LuaTable table = new LuaTable();
        if (sequenceSize > 0) {
            table.array = Allocation.objects(sequenceSize);
        }
        if (fieldCount > 0 && fieldCount <= Shape.FIELDS_MAX) {
            table.slots = new Object[fieldCount];
        }
        return table;
    }

    /** {@return a table with these elements from 1 on; the array is kept} */
    public static LuaTable ofList(Object[] values) {
        LuaTable table = new LuaTable();
        table.array = Sequence.compact(values);
        table.count = values.length;
        table.trim();
        return table;
    }

    /** {@return a table with these fields; the array, one value for each name, is kept} */
    public static LuaTable ofFields(FieldNames names, Object[] values) {
        if (names.shape == null) {
            LuaTable table = new LuaTable();
            for (int i = 0; i < values.length; i++) {
                table.put(names.names[i], values[i]);
            }
            return table;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Double number) {
                values[i] = new FloatCell(number);
            }
        }
        return new LuaTable(names.shape, values);
    }

    /**
     * {@return a table that shares everything with a frozen one until it is first written} It costs
     * one object. Tables inside are not copied.
     *
     * @throws IllegalArgumentException when the template is not frozen
     */
    public static LuaTable view(LuaTable template) {
        if (!template.isFrozen()) {
            throw new IllegalArgumentException("a view needs a frozen table: freeze() it first");
        }
        LuaTable view = new LuaTable(template.shape, template.slots);
        view.array = template.array;
        view.count = template.count;
        view.dictionary = template.dictionary;
        view.metatable = template.metatable;
        view.tag |= SHARED | template.tag & WEAK;
        return view;
    }

    /** Makes the table immutable for good; tables inside stay as they are. */
    public void freeze() {
        tag |= FROZEN;
        take(shape.guarded());
    }

    /** {@return whether the table is immutable} */
    public boolean isFrozen() {
        return (tag & FROZEN) != 0;
    }

    /**
     * {@return whether it has, or ever had, a string key} So an empty record differs from a list.
     */
    public boolean hadFields() {
        return shape.size() > 0 || shape.isDictionary();
    }

    /** {@return the metatable, or null} */
    public LuaTable metatable() {
        return metatable;
    }

    /** Sets the metatable; null removes it. */
    public void setMetatable(LuaTable metatable) {
        if (isFrozen()) {
            throw frozen();
        }
        this.metatable = metatable;
        if (isWeak() || (metatable != null && !metatable.lacks(Event.MODE))) {
            Weakness.follow(this, metatable);
        }
    }

    /** {@return whether keys or values are weak; then there is neither sequence nor record} */
    boolean isWeak() {
        return (tag & WEAK) != 0;
    }

    /** Removes everything; the table is weak afterwards if a dictionary for that is given. */
    void clear(WeakDictionary weak) {
        own();
        slots = NO_SLOTS;
        array = null;
        count = 0;
        dictionary = weak;
        tag = weak == null ? 0 : WEAK;
        take(weak == null ? Shape.EMPTY : Shape.DICTIONARY);
    }

    /** {@return whether, as a metatable, it surely has none of these {@link Event}s} */
    boolean lacks(int events) {
        return (shape.events() & events) == 0;
    }

    /** {@return a border: the length of the sequence (Lua 5.3 §3.4.7)} */
    public long length() {
        return count != 0 || !isWeak() ? count : Weakness.border(this);
    }

    /** {@return the value of a key, nil if there is none; nil for nil and NaN} */
    public Object get(Object key) {
        if (key instanceof String name) {
            return get(name);
        }
        if (key instanceof Long number) {
            return get(number.longValue());
        }
        if (key instanceof Double number) {
            return get(number.doubleValue());
        }
        return dictionary == null || key == null ? null : dictionary.get(key);
    }

    /** {@return the value of a string key} */
    public Object get(String key) {
        int slot = shape.slotOf(key);
        if (slot >= 0) {
            return FloatCell.load(slots[slot]);
        }
        return dictionary == null ? null : dictionary.get(key);
    }

    /** {@return the value of an integer key} */
    public Object get(long key) {
        long i = key - 1;
        if (i >= 0 && i < count) {
            return array instanceof Object[] objects
                    ? objects[(int) i]
                    : Sequence.number(array, (int) i);
        }
        return dictionary == null ? null : dictionary.get(key);
    }

    /** {@return the value of a float key, which may be integral} */
    public Object get(double key) {
        if (isInteger(key)) {
            return get((long) key);
        }
        return dictionary == null ? null : dictionary.get((Object) key);
    }

    static boolean isInteger(double key) {
        return (long) key == key && key != 0x1p63;
    }

    /** {@return whether {@code table[key]} is an element that is stored as a raw float} */
    public static boolean holdsDouble(Object table, long key) {
        return table instanceof LuaTable t
                && t.array instanceof double[]
                && key > 0
                && key <= t.count;
    }

    /** {@return the element, after {@link #holdsDouble}} */
    public double doubleAt(long key) {
        return ((double[]) array)[(int) key - 1];
    }

    /** {@return whether {@code table[key]} is an element that is stored as a raw integer} */
    public static boolean holdsLong(Object table, long key) {
        return table instanceof LuaTable t
                && t.array instanceof long[]
                && key > 0
                && key <= t.count;
    }

    /** {@return the element, after {@link #holdsLong}} */
    public long longAt(long key) {
        return ((long[]) array)[(int) key - 1];
    }

    /** Sets the value of a key; nil removes it. */
    public void put(Object key, Object value) {
        if (key instanceof String name) {
            put(name, value);
        } else if (key instanceof Long number) {
            put(number.longValue(), value);
        } else if (key instanceof Double number) {
            putFloat(number, value);
        } else if (key == null) {
            throw LuaError.stateless("table index is nil");
        } else {
            putOther(key, value);
        }
    }

    /** Sets the value of a string key; nil removes it. */
    public void put(String key, Object value) {
        own();
        int slot = shape.slotOf(key);
        if (slot >= 0) {
            FloatCell.store(slots, slot, value);
        } else {
            addField(key, value);
        }
    }

    /** Writes a field that is there already; false if it is not, or may not be written. */
    boolean tryReplace(String key, Object value) {
        if (flags() != 0) {
            return false;
        }
        int slot = shape.slotOf(key);
        if (slot < 0) {
            return shape == Shape.DICTIONARY && dictionary.replace(key, value);
        }
        if (slots[slot] == null) {
            return false;
        }
        FloatCell.store(slots, slot, value);
        return true;
    }

    /** Sets the value of an integer key. */
    public void put(long key, long value) {
        if (!trySet(key, value)) {
            put(key, (Object) value);
        }
    }

    /** Sets the value of an integer key. */
    public void put(long key, double value) {
        if (!trySet(key, value)) {
            put(key, (Object) value);
        }
    }

    private void putFloat(double key, Object value) {
        if (isInteger(key)) {
            put((long) key, value);
        } else if (Double.isNaN(key)) {
            throw LuaError.stateless("table index is NaN");
        } else {
            putOther(key, value);
        }
    }

    /** Sets the value of an integer key; nil removes it. */
    public void put(long key, Object value) {
        if (trySet(key, value)) {
            return;
        }
        own();
        long i = key - 1;
        if (i >= 0 && i < count) {
            replace((int) i, value);
        } else if (i == count && !isWeak()) {
            if (value != null) {
                append(value);
            }
        } else {
            putOther(key, value);
        }
    }

    /** Writes an existing or the following element if that is simple; false if it is not. */
    boolean trySet(long key, Object value) {
        if (array instanceof Object[] objects) {
            int i = (int) key - 1;
            if (flags() != 0 || key <= 0 || value == null) {
                return false;
            }
            if (key <= count) {
                objects[i] = value;
                return true;
            }
            if (key == count + 1L && i < objects.length && dictionary == null) {
                objects[i] = value;
                count = i + 1;
                return true;
            }
            return false;
        }
        if (value instanceof Long integer) {
            return trySet(key, integer.longValue());
        }
        return value instanceof Double number && trySet(key, number.doubleValue());
    }

    /** Writes an existing or the following element of a sequence of floats; false if it is not. */
    boolean trySet(long key, double value) {
        int i = (int) key - 1;
        if (array instanceof double[] numbers && flags() == 0 && key > 0) {
            if (key <= count) {
                numbers[i] = value;
                return true;
            }
            if (key == count + 1L && i < numbers.length && dictionary == null) {
                numbers[i] = value;
                count = i + 1;
                return true;
            }
        }
        return false;
    }

    /** Writes an existing or the following element of a sequence of integers; false if not. */
    boolean trySet(long key, long value) {
        int i = (int) key - 1;
        if (array instanceof long[] numbers && flags() == 0 && key > 0) {
            if (key <= count) {
                numbers[i] = value;
                return true;
            }
            if (key == count + 1L && i < numbers.length && dictionary == null) {
                numbers[i] = value;
                count = i + 1;
                return true;
            }
        }
        return false;
    }

    /** Adds an element at the end of the sequence. */
    public void append(Object value) {
        own();
        if (count == 0) {
            array = Sequence.startedWith(value, array);
        } else {
            array = Sequence.withRoom(array, count, value);
        }
        Sequence.store(array, count++, value);
        if (dictionary != null && dictionary.hasIntegers()) {
            Migration.follow(this, dictionary);
        }
    }

    /** Sets elements {@code from}, {@code from + 1}, … as a table constructor does. */
    public void setList(long from, Object[] values) {
        for (int i = 0; i < values.length; i++) {
            put(from + i, values[i]);
        }
    }

    /** Inserts an element into the sequence at {@code position}, 1 to length + 1. */
    public void insert(int position, Object value) {
        if (position == count + 1) {
            put(position, value);
            return;
        }
        Object last = get((long) count);
        append(last);
        Sequence.shift(array, position - 1, count - 1);
        replace(position - 1, value);
    }

    /** {@return the element at {@code position}, 1 to length, after closing the gap} */
    public Object remove(int position) {
        own();
        Object removed = get((long) position);
        Sequence.unshift(array, position - 1, count);
        replace(count - 1, null);
        return removed;
    }

    /** {@return elements {@code from} to {@code to} in a new array} */
    public Object[] list(long from, long to) {
        Object[] values = Allocation.objects(Math.max(0, to - from + 1));
        for (int i = 0; i < values.length; i++) {
            values[i] = get(from + i);
        }
        return values;
    }

    /**
     * {@return the index of the next pair of a traversal, 0 at the end}
     *
     * @param index the index before, 0 at the start
     */
    public int nextIndex(int index) {
        if (index < count && !(array instanceof Object[])) {
            return index + 1;
        }
        return Traversal.nextIndex(this, index);
    }

    /** {@return the key at an index that {@link #nextIndex} just gave} */
    public Object keyAt(int index) {
        return index <= count ? (Object) (long) index : Traversal.keyAt(this, index);
    }

    /** {@return the value at an index that {@link #nextIndex} just gave} */
    public Object valueAt(int index) {
        return index <= count ? get((long) index) : Traversal.valueAt(this, index);
    }

    /** Lets a weak table forget what {@link #nextIndex} kept to be read; the end does so, too. */
    public void letGo() {
        if (isWeak()) {
            dictionary.letGo();
        }
    }

    /**
     * {@return the index of a key for {@link #nextIndex}, 0 for nil, -1 when the table never had
     * it} A key removed during the traversal is still known.
     */
    public int indexOf(Object key) {
        return Traversal.indexOf(this, key);
    }

    /** {@return such as {@code table: 0x1a2b3c4d}} */
    @Override
    public String toString() {
        return "table: " + Addresses.of(this);
    }

    /** Adds a field that is not in the shape. */
    private void addField(String key, Object value) {
        if (shape.isDictionary()) {
            putOther(key, value);
        } else if (value != null) {
            own();
            Shape next = shape.with(key, false);
            if (next == null) {
                Migration.fieldsToDictionary(this);
                putOther(key, value);
            } else {
                addSlot(next, value);
            }
        }
    }

    /** Takes the shape with one more key, whose value is not nil. */
    void addSlot(Shape next, Object value) {
        int slot = shape.size();
        if (slot == slots.length) {
            Object[] more = new Object[slot == 0 ? 4 : slot * 2];
            System.arraycopy(slots, 0, more, 0, slot);
            slots = more;
        }
        FloatCell.store(slots, slot, value);
        take(next);
    }

    private void putOther(Object key, Object value) {
        own();
        if (dictionary == null) {
            if (value == null) {
                return;
            }
            dictionary = new Dictionary(0);
        }
        if (dictionary.isFull()
                && !isWeak()
                && key instanceof Long integer
                && dictionary.find(integer) < 0) {
            putGathered(integer, value);
        } else {
            dictionary.put(key, value);
        }
    }

    private void putGathered(Long key, Object value) {
        Migration.gather(this, dictionary);
        if (key > 0 && key <= count + 1L) {
            put(key.longValue(), value);
        } else {
            dictionary.put(key, value);
        }
    }

    private void replace(int i, Object value) {
        if (value == null) {
            if (i == count - 1) {
                Sequence.clear(array, i);
                count = i;
                trim();
                return;
            }
            array = Sequence.objects(array, count);
        } else {
            array = Sequence.fitting(array, count, value);
        }
        Sequence.store(array, i, value);
    }

    /** Shortens the sequence to its last element that is not nil. */
    private void trim() {
        if (array instanceof Object[] objects) {
            while (count > 0 && objects[count - 1] == null) {
                count--;
            }
        }
    }

    /** Makes sure that the table may be written: a view copies what it shares. */
    void own() {
        if (flags() == 0) {
            return;
        }
        if (isFrozen()) {
            throw frozen();
        }
        if (flags() == WEAK) {
            return;
        }
        tag &= ~SHARED;
        slots = FloatCell.copy(slots);
        array = Sequence.copy(array);
        dictionary = dictionary == null ? null : dictionary.copy();
        take(shape.unguarded());
    }

    private static LuaError frozen() {
        return LuaError.stateless("attempt to modify Immutable table");
    }
}
