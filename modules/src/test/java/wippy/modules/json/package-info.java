// SPDX-License-Identifier: Apache-2.0
/** Tests of JSON beyond its scripts. */
package wippy.modules.json;
