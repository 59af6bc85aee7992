// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.Function2;

/** A named library function of two parameters. */
public abstract class Builtin2 extends Function2 {

    private final String name;

    protected Builtin2(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }
}
