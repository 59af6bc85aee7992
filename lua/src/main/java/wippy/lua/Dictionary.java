// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.Arrays;

/*
 * The part of a table that is neither sequence nor record: a hash table in insertion order.
 *
 * Entries stand in one array, key and value side by side, in the order in which they came; an index
 * of ints, open-addressed with linear probing, leads to them (entry number + 1, 0 is free). A deleted
 * entry keeps its key with the value null until the next rehash, so that 'next' survives deletion,
 * and a rehash happens only when a new key comes.
 *
 * Keys are Lua values, never nil or NaN; integral floats have become integers before. Hashes of
 * strings and numbers are not secret at first; an insertion that probes more than PROBES_MAX entries
 * is taken for an attack, and the table changes to hashes mixed with a secret of its own over all
 * bytes.
 *
 * Weak dictionaries are seeded from the start, so that the paths of the others test nothing more:
 * what the two do differently is asked for when there is a seed.
 */
sealed class Dictionary permits WeakDictionary {

    private static final int PROBES_MAX = 40;
    private static final int CAPACITY_FIRST = 4;
    private static final Object FORGOTTEN = new Object();

    Object[] entries;
    private int[] index;

    /** How many entries are in use, deleted ones included. */
    private int used;

    /** How many integer keys came since the last rehash; 0 tells that there is none. */
    private int integers;

    /** Not 0 when hashes are seeded. */
    private long seed;

    Dictionary(int expected) {
        this(expected, 0);
    }

    Dictionary(int expected, long seed) {
        this.seed = seed;
        int capacity = Math.max(CAPACITY_FIRST, expected);
        entries = new Object[capacity * 2];
        index = new int[indexSize(capacity)];
    }

    private Dictionary(Dictionary other) {
        entries = other.entries.clone();
        index = other.index.clone();
        used = other.used;
        integers = other.integers;
        seed = other.seed;
    }

    Dictionary copy() {
        return new Dictionary(this);
    }

    /** {@return whether there may be integer keys} */
    boolean hasIntegers() {
        return integers > 0;
    }

    /** {@return whether the next new key costs a rehash} */
    boolean isFull() {
        return used * 2 == entries.length;
    }

    /** {@return the length of the index} */
    int indexLength() {
        return index.length;
    }

    /** {@return how many entries there are, deleted ones included} */
    int used() {
        return used;
    }

    Object keyAt(int entry) {
        return seed == 0 ? entries[entry * 2] : seededKeyAt(entry);
    }

    Object seededKeyAt(int entry) {
        return entries[entry * 2];
    }

    Object valueAt(int entry) {
        return seed == 0 ? entries[entry * 2 + 1] : seededValueAt(entry);
    }

    Object seededValueAt(int entry) {
        return entries[entry * 2 + 1];
    }

    /** {@return the first entry from {@code entry} on that is not deleted, -1 if there is none} */
    int live(int entry) {
        for (int i = entry; i < used; i++) {
            if (entries[i * 2 + 1] != null && (seed == 0 || isLive(i))) {
                return i;
            }
        }
        letGo();
        return -1;
    }

    /** {@return whether an entry with a value still has one, and keeps it until it is read} */
    boolean isLive(int entry) {
        return true;
    }

    /** The traversal has read what {@link #live} found. */
    void letGo() {}

    Object get(Object key) {
        int entry = find(key);
        return entry < 0 ? null : valueAt(entry);
    }

    Object get(String key) {
        int entry = find(key);
        return entry < 0 ? null : valueAt(entry);
    }

    Object get(long key) {
        int entry = find(key);
        return entry < 0 ? null : valueAt(entry);
    }

    /** {@return the number of the key's entry, perhaps a deleted one, or -1} */
    int find(Object key) {
        if (key instanceof String string) {
            return find(string);
        }
        if (key instanceof Long number) {
            return find(number.longValue());
        }
        return seed == 0 ? findObject(key) : findSeeded(key);
    }

    int findSeeded(Object key) {
        return findObject(key);
    }

    private int findObject(Object key) {
        int mask = index.length - 1;
        for (int at = hash(key) & mask; ; at = at + 1 & mask) {
            int entry = index[at] - 1;
            if (entry < 0) {
                return -1;
            }
            Object known = entries[entry * 2];
            if (known == key
                    || (key instanceof Double && key.equals(known))
                    || (key instanceof Boolean && key.equals(known))) {
                return entry;
            }
        }
    }

    int find(String key) {
        int mask = index.length - 1;
        for (int at = hash(key) & mask; ; at = at + 1 & mask) {
            int entry = index[at] - 1;
            if (entry < 0) {
                return -1;
            }
            Object known = entries[entry * 2];
            if (known == key || (known instanceof String string && same(string, key))) {
                return entry;
            }
        }
    }

    /** {@return the entry whose weak key is this object, -1 if there is none} */
    int findWeak(Object key) {
        int mask = index.length - 1;
        for (int at = hash(key) & mask; ; at = at + 1 & mask) {
            int entry = index[at] - 1;
            if (entry < 0) {
                return -1;
            }
            if (entries[entry * 2] instanceof WeakKey weak && weak.key() == key) {
                return entry;
            }
        }
    }

    private static boolean same(String a, String b) {
        return a.hashCode() == b.hashCode() && a.equals(b);
    }

    int find(long key) {
        int mask = index.length - 1;
        for (int at = hash(key) & mask; ; at = at + 1 & mask) {
            int entry = index[at] - 1;
            if (entry < 0) {
                return -1;
            }
            if (entries[entry * 2] instanceof Long known && known == key) {
                return entry;
            }
        }
    }

    /** Sets the value of a live entry; false if the key has none. */
    boolean replace(String key, Object value) {
        int entry = find(key);
        if (entry < 0 || entries[entry * 2 + 1] == null) {
            return false;
        }
        entries[entry * 2 + 1] = value;
        return true;
    }

    /** Removes an entry whose key moves to the sequence: 'next' must not find it here. */
    void forget(int entry) {
        entries[entry * 2] = FORGOTTEN;
        entries[entry * 2 + 1] = null;
    }

    /** Sets the value of a key; null deletes it. */
    void put(Object key, Object value) {
        int entry = find(key);
        if (entry >= 0) {
            set(entry, value);
        } else if (value != null) {
            add(key, value);
        }
    }

    void set(int entry, Object value) {
        entries[entry * 2 + 1] = value;
    }

    void add(Object key, Object value) {
        if (isFull()) {
            rehash();
        }
        enter(key, value);
    }

    /** Appends an entry, for which there is room. */
    void enter(Object key, Object value) {
        entries[used * 2] = key;
        entries[used * 2 + 1] = value;
        used++;
        if (key instanceof Long) {
            integers++;
        }
        if (!link(used - 1) && seed == 0) {
            seed = Seeds.next();
            relink();
        }
    }

    /** Enters an entry in the index; false when that took suspiciously many probes. */
    private boolean link(int entry) {
        int mask = index.length - 1;
        Object key = entries[entry * 2];
        int at = (key instanceof WeakKey weak ? spread(weak.hash) : hash(key)) & mask;
        int probes = 0;
        while (index[at] != 0) {
            at = at + 1 & mask;
            probes++;
        }
        index[at] = entry + 1;
        return probes < PROBES_MAX;
    }

    private void relink() {
        Arrays.fill(index, 0);
        for (int entry = 0; entry < used; entry++) {
            link(entry);
        }
    }

    /** Drops deleted entries; grows when more than three quarters are alive. */
    private void rehash() {
        int alive = 0;
        for (int entry = 0; entry < used; entry++) {
            alive += isKept(entries[entry * 2], entries[entry * 2 + 1]) ? 1 : 0;
        }
        int capacity = entries.length / 2;
        while (alive > capacity / 4 * 3) {
            capacity *= 2;
        }
        Object[] old = entries;
        int oldUsed = used;
        entries = Allocation.objects(capacity * 2L);
        index = new int[indexSize(capacity)];
        used = 0;
        integers = 0;
        for (int entry = 0; entry < oldUsed; entry++) {
            if (isKept(old[entry * 2], old[entry * 2 + 1])) {
                enter(old[entry * 2], old[entry * 2 + 1]);
            }
        }
    }

    /** {@return whether a rehash keeps an entry} */
    boolean isKept(Object key, Object value) {
        return value != null;
    }

    private static int indexSize(int capacity) {
        return Integer.highestOneBit(capacity * 2 - 1) << 1;
    }

    private int hash(Object key) {
        if (key instanceof String string) {
            return hash(string);
        }
        if (key instanceof Long number) {
            return hash(number.longValue());
        }
        return key instanceof Double number
                ? hash(Double.doubleToLongBits(number))
                : spread(System.identityHashCode(key));
    }

    private int hash(String key) {
        return seed == 0 ? spread(key.hashCode()) : Seeds.hash(seed, key);
    }

    private int hash(long key) {
        return seed == 0 ? spread((int) (key ^ key >>> 32)) : Seeds.hash(seed, key);
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }
}
