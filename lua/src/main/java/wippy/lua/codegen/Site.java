// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

/** What kind of operation has names, where tracebacks tell the difference. */
enum Site {
    /** Any operation. */
    OPERATION,
    /** A call in tail position: its function is as good as gone. */
    TAIL_CALL,
    /** The call of a generic {@code for}. */
    ITERATOR
}
