// SPDX-License-Identifier: Apache-2.0
package wippy.modules.logger;

import java.util.List;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;

/** {@code logger}: the module is itself a logger, with the methods of {@link LoggerValue}. */
public final class LoggerModule implements LuaModule {

    @Override
    public String name() {
        return "logger";
    }

    @Override
    public List<String> classes() {
        return List.of("io");
    }

    @Override
    public Object value(ModuleContext context) {
        return new LoggerValue(context.services().log());
    }
}
