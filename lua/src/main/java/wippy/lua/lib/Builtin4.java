// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.Function4;

/** A named library function of four parameters. */
public abstract class Builtin4 extends Function4 {

    private final String name;

    protected Builtin4(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }
}
