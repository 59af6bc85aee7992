// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.util.List;

/**
 * An option of a command.
 *
 * @param names such as {@code -x} and {@code --exec}, short ones first
 * @param label what its value is; empty for a flag, which has none
 * @param usual its value where it is not given; empty if there is none
 * @param description a sentence
 */
record Option(List<String> names, String label, String usual, String description) {

    /** {@return an option without a value} */
    static Option flag(String description, String... names) {
        return new Option(List.of(names), "", "", description);
    }

    /** {@return an option with a value} */
    static Option value(String label, String description, String... names) {
        return new Option(List.of(names), label, "", description);
    }

    /** {@return the same with a value where it is not given} */
    Option usually(String value) {
        return new Option(names, label, value, description + " Default: " + value);
    }

    boolean isFlag() {
        return label.isEmpty();
    }

    /** {@return the name that sorts it, without dashes} */
    String sortName() {
        String first = names.getFirst();
        return first.substring(first.startsWith("--") ? 2 : 1);
    }
}
