// SPDX-License-Identifier: Apache-2.0
package wippy.modules.process;

import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.lua.lib.Arguments;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;

/** What a process chooses for itself. */
final class Options {

    private Options() {}

    /** {@code process.set_options(options)}; those that are fine are set even if others are not. */
    static Object set(LuaState state, LuaFunction self, Object options) {
        LuaTable table = Arguments.table(state, self, 1, options);
        LuaProcess process = LuaProcess.of(state);
        String problem = null;
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            Object key = table.keyAt(i);
            if (!"trap_links".equals(key) && !"upgradable".equals(key)) {
                problem = "there is no option '" + key + "'; known: trap_links, upgradable";
            } else if (!(table.valueAt(i) instanceof Boolean wanted)) {
                problem = "option " + key + " must be true or false";
            } else if ("trap_links".equals(key)) {
                process.process().trapLinks(wanted);
            } else {
                process.upgradable(wanted);
            }
        }
        return problem == null
                ? (Object) true
                : Results.of(false, ErrorValue.of(problem, ErrorKind.INVALID, false, null));
    }

    /** {@code process.get_options()} */
    static Object get(LuaState state) {
        LuaProcess process = LuaProcess.of(state);
        LuaTable options = new LuaTable();
        options.put("trap_links", process.process().trapsLinks());
        options.put("upgradable", process.isUpgradable());
        return options;
    }
}
