// SPDX-License-Identifier: Apache-2.0
package wippy.modules;

import java.util.List;
import wippy.modules.base64.Base64Module;
import wippy.modules.channel.ChannelModule;
import wippy.modules.coroutine.CoroutineModule;
import wippy.modules.ctx.CtxModule;
import wippy.modules.env.EnvModule;
import wippy.modules.errors.ErrorsModule;
import wippy.modules.events.EventsModule;
import wippy.modules.funcs.FuncsModule;
import wippy.modules.hash.HashModule;
import wippy.modules.io.IoModule;
import wippy.modules.json.JsonModule;
import wippy.modules.logger.LoggerModule;
import wippy.modules.os.OsModule;
import wippy.modules.payload.PayloadModule;
import wippy.modules.process.ProcessModule;
import wippy.modules.registry.RegistryModule;
import wippy.modules.security.SecurityModule;
import wippy.modules.system.SystemModule;
import wippy.modules.time.TimeModule;
import wippy.modules.uuid.UuidModule;
import wippy.runtime.LuaModule;

/** The modules that there are. */
public final class Modules {

    private Modules() {}

    /** {@return all modules} */
    public static List<LuaModule> all() {
        return List.of(
                new ProcessModule(),
                new RegistryModule(),
                new ChannelModule(),
                new CoroutineModule(),
                new ErrorsModule(),
                new FuncsModule(),
                new PayloadModule(),
                new OsModule(),
                new TimeModule(),
                new EnvModule(),
                new JsonModule(),
                new IoModule(),
                new LoggerModule(),
                new EventsModule(),
                new CtxModule(),
                new SecurityModule(),
                new UuidModule(),
                new Base64Module(),
                new HashModule(),
                new SystemModule());
    }
}
