// SPDX-License-Identifier: Apache-2.0
/** Tests of modules: in Lua, through a small application for each, and of their declarations. */
package wippy.modules;
