// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.nio.file.Path;

/**
 * A directory that definition files are read from.
 *
 * @param directory where it is
 * @param label how messages call it, with {@code /} between its parts; empty for the directory that
 *     messages are relative to
 */
record SourceRoot(Path directory, String label) {

    /** {@return a file below the root, as messages show it} */
    String show(Path file) {
        String relative = directory.relativize(file).toString().replace('\\', '/');
        return label.isEmpty() ? relative : label + "/" + relative;
    }
}
