// SPDX-License-Identifier: Apache-2.0
/** Tests of the script {@code wippy} at the root, with a pretended JDK and Maven. */
package wippy.launcher;
