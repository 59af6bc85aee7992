// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.util.Optional;
import wippy.actor.Node;
import wippy.actor.Process;
import wippy.actor.ProcessKilled;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.registry.Registry;
import wippy.runtime.config.RetryConfig;
import wippy.runtime.env.Variables;
import wippy.runtime.event.EventBus;
import wippy.runtime.log.Log;
import wippy.runtime.overview.Overview;
import wippy.runtime.security.Policies;
import wippy.runtime.terminal.Terminal;
import wippy.runtime.value.Failure;
import wippy.runtime.value.MessageCopier;

/**
 * What processes and modules need of the runtime. Any thread may call, unless a method says that it
 * is called in a process.
 */
public interface Services {

    /** {@return the node: processes by PID and name, hosts, clock and chance ({@code env()})} */
    Node node();

    /** {@return what copies values for another process} */
    MessageCopier copier();

    /** {@return the entries of the application as they are now} */
    Entries entries();

    /** {@return the environment variables} */
    Variables variables();

    /** {@return the policies of the application} */
    Policies policies();

    /** {@return the event bus} */
    EventBus events();

    /** {@return the registry of the entries, to be searched and changed} */
    Registry registry();

    /** {@return the log} */
    Log log();

    /** {@return what runs} */
    Overview overview();

    /**
     * Asks for the end of the application. Returns at once; the first of several calls counts.
     *
     * @param code the exit code of the program
     */
    void exit(int code);

    /** {@return the terminal, if the process runs on a terminal host} */
    Optional<Terminal> terminal(Process process);

    /**
     * Spawns a process. In a task of the parent.
     *
     * @return the process, or the holder of the name that it was to have
     * @throws Failure NotFound if there is no such entry or host, Internal if it names a policy
     *     that there is not, Invalid if the entry is no process or an argument cannot be sent,
     *     Unavailable or LimitExceeded if the host takes none
     */
    Process spawn(LuaProcess parent, Launch launch);

    /**
     * Lets a process go on with the code of an entry as it is now; its state goes, see {@link
     * Process#renew}. In a task of the process.
     *
     * @param id the entry of a process; null for the one that it runs
     * @param arguments of its method; they are copied
     * @return what the caller has to throw
     * @throws Failure as {@link #spawn}; then nothing has happened
     */
    ProcessKilled upgrade(LuaProcess process, EntryId id, Object[] arguments);

    /** {@return what tells processes that their code has changed} */
    CodeWatch codeWatch();

    /**
     * Calls a function: an instance of its pool answers. A process entry can be called as well if
     * it says where it runs ({@code meta.default_host}); when the caller does not wait any more, it
     * gets a cancel event, while a function is ended. In a task of the caller, which goes on.
     *
     * @param arguments the caller's; they are copied
     * @param context laid over what it inherits
     * @throws Failure NotFound if there is no such entry, Internal if it names a policy that there
     *     is not, Invalid if it cannot be called or an argument cannot be sent, LimitExceeded if
     *     calls are nested too deeply
     */
    Call call(LuaProcess caller, EntryId id, Object[] arguments, CallContext context);

    /** {@return when to make calls of a function again that say nothing of it} */
    RetryConfig retry(EntryId id);

    /**
     * Runs a process on a host to its end, even if the caller ends before; otherwise as {@link
     * #call}.
     *
     * @param launch its options are not used
     */
    Call execute(LuaProcess caller, Launch launch);
}
