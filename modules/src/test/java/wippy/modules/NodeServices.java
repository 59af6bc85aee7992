// SPDX-License-Identifier: Apache-2.0
package wippy.modules;

import java.util.Optional;
import wippy.actor.Node;
import wippy.actor.NodeOptions;
import wippy.actor.Process;
import wippy.actor.ProcessKilled;
import wippy.actor.SystemEnv;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.registry.Registry;
import wippy.runtime.config.RetryConfig;
import wippy.runtime.env.Variables;
import wippy.runtime.event.EventBus;
import wippy.runtime.log.Log;
import wippy.runtime.lua.Call;
import wippy.runtime.lua.CallContext;
import wippy.runtime.lua.CodeWatch;
import wippy.runtime.lua.Launch;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.lua.Services;
import wippy.runtime.overview.Overview;
import wippy.runtime.security.Policies;
import wippy.runtime.terminal.Terminal;
import wippy.runtime.value.MessageCopier;

/** What modules need to be made: a node and a log, and no application. */
final class NodeServices implements Services, AutoCloseable {

    private final MessageCopier copier = new MessageCopier();
    private final Node node = Node.start(NodeOptions.DEFAULT, new SystemEnv(), copier);

    private final EventBus events = new EventBus(copier);

    @Override
    public Node node() {
        return node;
    }

    @Override
    public MessageCopier copier() {
        return copier;
    }

    @Override
    public EventBus events() {
        return events;
    }

    @Override
    public Log log() {
        return Log.SILENT;
    }

    @Override
    public Variables variables() {
        throw noApplication();
    }

    @Override
    public Policies policies() {
        return new Policies();
    }

    @Override
    public Entries entries() {
        throw noApplication();
    }

    @Override
    public Registry registry() {
        throw noApplication();
    }

    @Override
    public Overview overview() {
        throw noApplication();
    }

    @Override
    public void exit(int code) {
        throw noApplication();
    }

    @Override
    public Optional<Terminal> terminal(Process process) {
        throw noApplication();
    }

    @Override
    public Process spawn(LuaProcess parent, Launch launch) {
        throw noApplication();
    }

    @Override
    public Call call(LuaProcess caller, EntryId id, Object[] arguments, CallContext context) {
        throw noApplication();
    }

    @Override
    public RetryConfig retry(EntryId id) {
        return RetryConfig.NEVER;
    }

    @Override
    public ProcessKilled upgrade(LuaProcess process, EntryId id, Object[] arguments) {
        throw noApplication();
    }

    @Override
    public CodeWatch codeWatch() {
        throw noApplication();
    }

    @Override
    public Call execute(LuaProcess caller, Launch launch) {
        throw noApplication();
    }

    private static IllegalStateException noApplication() {
        return new IllegalStateException("modules are made before there is an application");
    }

    @Override
    public void close() {
        node.stop();
    }
}
