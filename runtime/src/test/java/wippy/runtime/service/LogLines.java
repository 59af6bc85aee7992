// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wippy.runtime.log.Log;

/** The warnings and errors that were logged, each as its message and fields. */
final class LogLines implements Log.Sink {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    Log log() {
        return new Log(this);
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public boolean isEnabled(Log.Level level) {
        return level.compareTo(Log.Level.WARN) >= 0;
    }

    @Override
    public void write(
            Log.Level level, String name, String message, Map<String, @Nullable Object> fields) {
        lines.add(message + " " + fields);
    }
}
