// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Marks the iterator that the builtin {@code ipairs} gives. Generated code tests for it and acts as
 * the builtin would.
 */
public interface IpairsIterator {}
