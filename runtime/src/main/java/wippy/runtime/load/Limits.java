// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

/** Limits of what is read, far above what applications need. */
final class Limits {

    /** Bytes of a definition file. */
    static final int FILE_BYTES_MAX = 8 << 20;

    /** Bytes of a file that {@code file://} refers to. */
    static final int TEXT_BYTES_MAX = 32 << 20;

    /** Levels of lists and maps. */
    static final int DEPTH_MAX = 100;

    /** Values of a definition file, counting what each alias stands for. */
    static final int VALUES_MAX = 1_000_000;

    private Limits() {}
}
