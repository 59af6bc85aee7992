// SPDX-License-Identifier: Apache-2.0
/**
 * The rules of the house as tests: who may know whom, who may touch the clock, how long a file may
 * be. {@link LayerTest} reads class files, {@link TidyTest} reads sources; {@link Project} finds
 * both.
 */
package wippy.tidy;
