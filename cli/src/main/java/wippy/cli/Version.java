// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

/** {@code wippy version}. */
final class Version {

    private Version() {}

    /**
     * Prints it.
     *
     * @param isShort whether only the number is wanted
     */
    static int print(boolean isShort) {
        System.out.println(
                isShort ? number() : "wippy " + number() + " on Java " + Runtime.version());
        return 0;
    }

    /** {@return such as 0.1.0, from the jar} */
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
