// SPDX-License-Identifier: Apache-2.0
/**
 * The command {@code wippy}. Start reading at {@link wippy.cli.Main}, the only {@code main} of the
 * product.
 *
 * <p><b>Invariant.</b> {@code wippy lua} and {@code wippy version} load nothing of applications:
 * their time is mostly the JVM's.
 */
@org.jspecify.annotations.NullMarked
package wippy.cli;
