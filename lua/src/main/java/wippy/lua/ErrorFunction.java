// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Marks the builtin {@code error}: its position is known where it is called, see {@link RaiseSite}.
 * Generated code tests for it and acts as the builtin would.
 */
public interface ErrorFunction {}
