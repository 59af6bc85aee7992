// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

/** {@code wippy version}. */
final class Version {

    private Version() {}

    static int print() {
        System.out.println("wippy " + number() + " on Java " + Runtime.version());
        return 0;
    }

    /** {@return such as 0.1.0, from the jar} */
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
