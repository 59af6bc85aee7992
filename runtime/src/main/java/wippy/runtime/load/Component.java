// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A component that an application is made with: entries in a directory of their own.
 *
 * @param name {@code organization/module}
 * @param version the one that the lock file says; nothing if a local directory stands for it
 * @param directory where its definition files are looked for
 * @param excluded patterns of paths, relative to the directory, that are passed over
 */
public record Component(
        String name, Optional<String> version, Path directory, List<String> excluded) {

    /** The key of the metadata that tells an entry's component. */
    public static final String META = "module";

    /** Copies the patterns. */
    public Component {
        excluded = List.copyOf(excluded);
    }

    /** {@return whether a text has the form of a component's name} */
    public static boolean isName(String text) {
        int slash = text.indexOf('/');
        return slash > 0
                && slash == text.lastIndexOf('/')
                && slash < text.length() - 1
                && text.chars().noneMatch(c -> c <= ' ' || c == '\\' || c == ':')
                && !text.contains("..");
    }
}
