// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;

/** A set of measurements that is run and reported as one. */
interface Group {

    /** {@return its name on the command line and in the name of the result file} */
    String name();

    /** {@return what the group measures and how, for the head of its report} */
    String method();

    /**
     * Measures and reports.
     *
     * @throws IOException when a program that is measured cannot be started
     * @throws Failure when one of them fails or says what cannot be understood
     */
    void measure(Options options, Report report) throws IOException, InterruptedException;
}
