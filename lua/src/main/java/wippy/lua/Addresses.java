// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** What tables, functions, threads and userdata show for an address. */
final class Addresses {

    private Addresses() {}

    /** {@return such as {@code 0x1a2b3c4d}; the same for the life of the object} */
    static String of(Object object) {
        String digits = Integer.toHexString(System.identityHashCode(object));
        return "0x00000000".substring(0, 10 - digits.length()) + digits;
    }
}
