// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.Function0;

/** A named library function of no parameters. */
public abstract class Builtin0 extends Function0 {

    private final String name;

    protected Builtin0(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }
}
