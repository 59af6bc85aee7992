// SPDX-License-Identifier: Apache-2.0
package wippy.modules.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import wippy.lua.LuaState;
import wippy.runtime.value.Failure;

/** Keeps the schemas that were used last, by their text. Any thread. */
final class Schemas {

    private static final int KEPT = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Schema> byText = new LinkedHashMap<>();

    /**
     * {@return the schema of a JSON text}
     *
     * @throws Failure Invalid if it is no schema
     */
    Schema of(LuaState state, String text) {
        Schema known = find(text);
        if (known != null) {
            return known;
        }
        Schema schema = Schema.of(state, text);
        keep(text, schema);
        return schema;
    }

    /** What is found counts as used last. */
    private Schema find(String text) {
        lock.lock();
        try {
            Schema schema = byText.remove(text);
            if (schema != null) {
                byText.put(text, schema);
            }
            return schema;
        } finally {
            lock.unlock();
        }
    }

    private void keep(String text, Schema schema) {
        lock.lock();
        try {
            byText.put(text, schema);
            if (byText.size() > KEPT) {
                byText.remove(byText.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }
}
