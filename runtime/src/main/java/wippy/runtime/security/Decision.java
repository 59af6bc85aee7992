// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.security;

import java.util.Locale;

/** What policies say of a request. */
public enum Decision {
    /** Some policy allows it and none denies it. */
    ALLOW,
    /** Some policy denies it. */
    DENY,
    /** No policy is about it. */
    UNDEFINED;

    /** {@return the word that applications know} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
