// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.memory;

import org.jspecify.annotations.Nullable;

/**
 * Objects that were seen, told apart by identity. From some size on it has many parts that grow one
 * by one, so that no single addition takes long.
 */
final class IdentitySet {
    private static final int FIRST_LENGTH = 64;
    private static final int PARTS = 1024;
    private static final int PARTED_FROM = 1 << 15;

    /** One part or {@link #PARTS}; each has a length that is a power of two. */
    private @Nullable Object[][] parts = {new Object[FIRST_LENGTH]};

    /** How many there are in each part. */
    private int[] sizes = {0};

    /** {@return whether it was not there} */
    boolean add(Object object) {
        int hash = System.identityHashCode(object);
        int part = partOf(hash);
        if (!insert(parts[part], object, hash)) {
            return false;
        }
        int size = ++sizes[part];
        if (size > parts[part].length / 2) {
            if (parts.length == 1 && size > PARTED_FROM) {
                divide();
            } else {
                grow(part);
            }
        }
        return true;
    }

    /** The upper bits say the part, the lower ones where in it. */
    private int partOf(int hash) {
        return parts.length == 1 ? 0 : (hash * 0x9E3779B9) >>> (Integer.SIZE - 10);
    }

    private static boolean insert(@Nullable Object[] part, Object object, int hash) {
        int mask = part.length - 1;
        int at = hash & mask;
        for (Object there = part[at]; there != null; there = part[at]) {
            if (there == object) {
                return false;
            }
            at = (at + 1) & mask;
        }
        part[at] = object;
        return true;
    }

    private void grow(int part) {
        var longer = new @Nullable Object[parts[part].length * 2];
        for (Object object : parts[part]) {
            if (object != null) {
                insert(longer, object, System.identityHashCode(object));
            }
        }
        parts[part] = longer;
    }

    private void divide() {
        var all = parts[0];
        parts = new @Nullable Object[PARTS][FIRST_LENGTH];
        sizes = new int[PARTS];
        for (Object object : all) {
            if (object != null) {
                int hash = System.identityHashCode(object);
                int part = partOf(hash);
                insert(parts[part], object, hash);
                if (++sizes[part] > parts[part].length / 2) {
                    grow(part);
                }
            }
        }
    }
}
