// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.Function1;

/** A named library function of one parameter. */
public abstract class Builtin1 extends Function1 {

    private final String name;

    protected Builtin1(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }
}
