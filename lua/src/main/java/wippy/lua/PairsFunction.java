// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** Marks the builtin {@code pairs}. Generated code tests for it and acts as the builtin would. */
public interface PairsFunction {}
