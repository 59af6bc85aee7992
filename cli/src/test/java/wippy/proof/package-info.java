// SPDX-License-Identifier: Apache-2.0
/**
 * What must hold of a whole runtime: real applications under {@code
 * src/test/resources/wippy/proof}, real threads and real time, in this JVM ({@link
 * wippy.proof.Application}) or in one of their own ({@link wippy.proof.Child}).
 */
package wippy.proof;
