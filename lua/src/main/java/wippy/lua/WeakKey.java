// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.lang.ref.WeakReference;

/** Stands for a key that it does not keep: refers to the key itself or to its {@link Ephemeron}. */
final class WeakKey extends WeakReference<Object> {

    /** The key's, also when it is gone. */
    final int hash;

    WeakKey(Ephemeron ephemeron) {
        super(ephemeron);
        hash = System.identityHashCode(ephemeron.key);
    }

    WeakKey(Object key) {
        super(key);
        hash = System.identityHashCode(key);
    }

    /** {@return the key, null when it is gone} */
    Object key() {
        Object referent = get();
        return referent instanceof Ephemeron ephemeron ? ephemeron.key : referent;
    }
}
