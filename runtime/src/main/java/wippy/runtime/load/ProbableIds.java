// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.util.ArrayList;
import java.util.List;
import wippy.registry.EntryId;

/**
 * What a definition file that is no YAML probably defines, by a look at its lines. Only for
 * messages: so that whoever needs such an entry hears where it is.
 */
final class ProbableIds {
    private static final String NAMESPACE = "namespace:";
    private static final String NAME = "name:";

    private ProbableIds() {}

    static List<EntryId> of(String text) {
        var ids = new ArrayList<EntryId>();
        String namespace = "";
        for (String line : text.lines().toList()) {
            String rest = line.strip();
            if (namespace.isEmpty() && rest.startsWith(NAMESPACE)) {
                namespace = value(rest.substring(NAMESPACE.length()));
                continue;
            }
            int start = 0;
            while (start < rest.length() && "-{ ".indexOf(rest.charAt(start)) >= 0) {
                start++;
            }
            if (rest.startsWith(NAME, start)) {
                String name = value(rest.substring(start + NAME.length()));
                if (!name.isEmpty()) {
                    ids.add(new EntryId(namespace, name));
                }
            }
        }
        return ids;
    }

    private static String value(String text) {
        String value = text.strip();
        int end = 0;
        while (end < value.length() && ",}# ".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        value = value.substring(0, end);
        boolean isQuoted =
                value.length() > 1
                        && "\"'".indexOf(value.charAt(0)) >= 0
                        && value.endsWith(value.substring(0, 1));
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }
}
