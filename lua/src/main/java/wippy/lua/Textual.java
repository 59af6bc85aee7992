// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * A userdata that library functions take where they want a string, such as an error whose message
 * is meant. It converts nowhere else: operators and tables see the object.
 */
public interface Textual {

    /** {@return the Lua string it stands for} */
    String text();
}
