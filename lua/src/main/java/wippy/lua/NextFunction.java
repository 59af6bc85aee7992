// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Marks the builtin {@code next}: a generic for over it may walk the table directly. Generated code
 * tests for it and acts as the builtin would.
 */
public interface NextFunction {}
