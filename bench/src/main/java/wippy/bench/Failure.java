// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

/** A measurement that could not be made; its message says what was run and what came. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failure(String message) {
        super(message);
    }
}
