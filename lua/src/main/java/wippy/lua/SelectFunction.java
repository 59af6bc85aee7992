// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Marks the builtin {@code select}: a call with {@code ...} needs no copy. Generated code tests for
 * it and acts as the builtin would.
 */
public interface SelectFunction {}
