// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.Function3;

/** A named library function of three parameters. */
public abstract class Builtin3 extends Function3 {

    private final String name;

    protected Builtin3(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }
}
